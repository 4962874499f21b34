import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { PrinterAway, PrinterForbidden } from './printer-errors.js';

/** Never a printer's, whatever is allowed: this network, link-local, multicast, broadcast and what clouds answer their metadata on. */
const NEVER: readonly (readonly [network: string, bits: number])[] = [
  ['0.0.0.0', 8], ['169.254.0.0', 16], ['224.0.0.0', 3], ['100.100.100.200', 32], ['::', 128], ['fe80::', 10], ['ff00::', 8], ['fd00:ec2::', 32],
];

const family = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 4 ? 'ipv4' : 'ipv6');

function listOf(networks: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [network, bits] of networks) list.addSubnet(network, bits, family(network));
  return list;
}

/** Networks that printers may be in: who may set a printer up must not reach whatever else this machine reaches. */
export class PrinterNetworks {
  private readonly allowed: BlockList;
  private readonly never = listOf(NEVER);

  /** @param setting `10.0.0.0/8,fd00:1::/64` */
  constructor(setting: string) {
    this.allowed = listOf(setting.split(',').map((text) => {
      const [network = '', bits = ''] = text.trim().split('/');
      return [network, Number(bits)] as const;
    }));
  }

  /** Whether an IP address is one that a printer may have. */
  allows(address: string): boolean {
    return isIP(address) !== 0 && this.allowed.check(address, family(address)) && !this.never.check(address, family(address));
  }

  /**
   * The address to connect to, and no other: a name is asked for once, so that it cannot lead elsewhere between the check and the connection.
   * @throws PrinterForbidden when the name has an address that no printer may have; PrinterAway when it has none
   */
  async resolve(host: string): Promise<string> {
    const addresses = isIP(host) === 0 ? await lookup(host, { all: true }).catch(() => []) : [{ address: host }];
    const [first] = addresses;
    if (first === undefined) throw new PrinterAway();
    if (!addresses.every(({ address }) => this.allows(address))) throw new PrinterForbidden();
    return first.address;
  }
}
