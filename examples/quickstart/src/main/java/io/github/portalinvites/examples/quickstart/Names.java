package io.github.portalinvites.examples.quickstart;

import java.util.List;

/** What the people and places of {@link Town} are called. */
final class Names {

  static final List<String> GIVEN =
      words(
          "Ada Aisha Alejandro Amara Andre Anita Beatriz Ben Bill Carla Carmen Chen Chloe Cody"
              + " Dana Daniel Deepa Diego Elena Eli Emeka Esther Fatima Felix Grace Hannah Hector"
              + " Henry Ines Isaac Ivy Jamal James Jun Karen Kofi Laura Leo Linh Lucia Mai Marcus"
              + " Maria Mateo Miles Mina Nadia Nina Noor Olga Omar Paul Priya Quinn Rafael Rosa"
              + " Ruth Sam Sara Sofia Sunil Tara Theo Tom Uma Vera Victor Wanda Xavier Yara Zoe");

  static final List<String> FAMILY =
      words(
          "Abbott Acosta Adeyemi Baker Banerjee Becker Bishop Boone Calloway Campos Castillo Chang"
              + " Cohen Coleman Cruz Daniels Delgado Diaz Dixon Duarte Ellis Espinoza Farrell"
              + " Fischer Flores Fraser Gallagher Garza Gibson Goldberg Greer Guidry Haddad Hansen"
              + " Harper Hebert Hidalgo Hollis Hughes Ibarra Ito Jansen Jennings Kaplan Khan Kim"
              + " Landry Larsen Lindqvist Lopez Lowry Mancini Marsh Mehta Mendoza Mercer Meyer"
              + " Moreau Munoz Nakamura Nguyen Novak Okafor Olsen Ortega Osborne Pacheco Patel"
              + " Pham Pierce Quintero Raman Reyes Rhodes Ruiz Salazar Schultz Sharma Silva"
              + " Sinclair Soto Stein Tanaka Thibodeaux Tran Trevino Vance Vargas Voss Walker"
              + " Weaver Whitaker Wong Yates Zamora Zhang");

  static final List<String> TRADES =
      List.of(
          "Dental", "Motel", "Fitness", "Apartments", "Day Spa", "Swim School", "Daycare", "Inn");

  static final List<String> PLACES =
      List.of("Riverside Park Pool", "County Aquatic Center", "Lincoln School", "Fire Station 9");

  static final List<String> PROVIDERS =
      List.of("mail.example", "inbox.example", "gulfcoast.example", "lonestar-net.example");

  /** What becomes of an address when somebody types it in a hurry. */
  static final List<String> SLIPS = List.of("@mail", "(at)mail.example", "@inbox..example", "@");

  private Names() {}

  private static List<String> words(String text) {
    return List.of(text.split(" "));
  }
}
