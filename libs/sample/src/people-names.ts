/** Names for people who do not exist, chosen for variety: accents, hyphens and apostrophes included. */
export const FAMILY_NAMES: readonly string[] = words(`
Abernathy Achterberg Adeyemi Ainsworth Åkerlund Almeida Ansah Arceneaux Arriaga Azizi Bălan Ballesteros Bancroft
Barzani Beaulieu Begay Benally Bergström Bialek Blackwood Boateng Bonaventura Božić Brandvold Brisebois Bui Cabrera
Calloway Camacho Cardoso Castellanos Chaudhry Chevalier Choi Cisneros Corrigan Côté Dalgaard D'Amico Darrow Deschênes
Dlamini Donnelly Dragomir Duquette Eastman Echeverría Ekström Eze Fairbanks Farrugia Fernandes Fitzgerald Forsyth
Fournier Gagliardi Ganesan García-Ruiz Ghebremariam Gjoka Goldfarb Gonçalves Grabowski Guðmundsson Guillory Gutiérrez
Haddad Halvorsen Hashimoto Heikkinen Hernández Holloway Huang Iglesias Ivanova Jankowski Jaramillo Jiménez Kaczmarek
Kahananui Kaplan Karimi Kealoha Kirkpatrick Kowalczyk Krishnan Lachance Lafleur Langley Lê Leclerc Lindholm Locklear
Mahoney Marchetti Mbeki McAllister McTavish Mendonça Mikkelsen Moreau Müller Nakamura Ndiaye Nguyễn Novák Núñez Oduya
O'Malley Ó'Riordan Ostrowski Papadakis Pelletier Peña Pham Prescott Quigley Ramaswamy Rosenthal Ruiz-Ortega Saint-Cyr
Salazar Santangelo Schönfeld Silverman Smith-Okoye Söderberg Szabó Tanaka Thibodeaux Tran Tsosie Underhill Vázquez
Villanueva Wakefield Washington Whitehorse Yamamoto Yilmaz Zielinski`);

export const WOMENS_NAMES: readonly string[] = words(`
Adelaide Agnes Aiko Alma Amparo Anaïs Beatrice Bernadette Birgit Carmen Catalina Clementine Consuelo Dagmar Delphine
Dolores Dorothy Edith Eleanor Esperanza Estelle Etta-Mae Eun-ji Fatima Florence Frances Geneviève Gertrude Hazel
Henrietta Ida Inés Ingrid Irene Josefina Joséphine Kalpana Keiko Lakshmi Lavinia Leilani Lottie Louella Lucille
Mabel Magdalena Marguerite Marie-Ève Marisol Mildred Miriam Nadezhda Nell Ngozi Noreen Odessa Opal Ottilie Pearl
Philomena Ramona Rosalind Roza Ruth Saoirse Shirin Siobhán Sofía Sunniva Thelma Thuy Verna Vivian Wilhelmina Winifred
Xiomara Yolanda Yuki Zofia Zora`);

export const MENS_NAMES: readonly string[] = words(`
Abdul Alistair Ambrose Anselmo Arturo Bartholomew Benito Bertrand Bjørn Calvin Casimir Cecil Clarence Cornelius Desmond
Diego Dmitri Earl Edmund Elias Emeka Emilio Ernest Eugene Ezekiel Fernando Floyd François Franklin Giovanni Gordon
Gunnar Harold Hector Herschel Hiroshi Horace Ignacio Isaiah Ivan Jack Jean-Luc Jerome Joaquín José Kwame Lars Leon
Lionel Lorenzo Luther Manoj Marcus Martín Maurice Melvin Milton Morris Nathaniel Nikolaos Norman Olaf Orville Óscar
Patrick Percy Rafael Raymond Reinhold Roland Rufus Seamus Sergio Stanisław Sterling Takeshi Thaddeus Theodore Tomás
Vernon Virgil Wendell Wesley Xavier Zbigniew`);

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
