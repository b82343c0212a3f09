package dk.indsigt.demo;

import java.util.List;
import java.util.Locale;

/** Common Danish first names with family names put together for this demo, so that nobody is meant. */
final class Names {
    private static final List<String> WOMEN = List.of(
            "Anne",
            "Mette",
            "Kirsten",
            "Hanne",
            "Birgit",
            "Line",
            "Camilla",
            "Pernille",
            "Charlotte",
            "Tina",
            "Maja",
            "Sofie",
            "Freja",
            "Clara",
            "Laura",
            "Josefine",
            "Caroline",
            "Signe",
            "Astrid",
            "Johanne",
            "Marie",
            "Inger",
            "Bodil",
            "Dorthe",
            "Lene",
            "Rikke",
            "Trine",
            "Stine",
            "Nanna",
            "Alberte");

    private static final List<String> MEN = List.of(
            "Peter",
            "Michael",
            "Lars",
            "Søren",
            "Henrik",
            "Niels",
            "Jørgen",
            "Anders",
            "Morten",
            "Kasper",
            "Jesper",
            "Martin",
            "Mads",
            "Christian",
            "Jonas",
            "Nikolaj",
            "Magnus",
            "William",
            "Oscar",
            "Viggo",
            "Aksel",
            "Malthe",
            "Poul",
            "Knud",
            "Erik",
            "Ole",
            "Steen",
            "Claus",
            "Troels",
            "Asger");

    private static final List<String> BEGINNINGS = List.of(
            "Birke", "Elme", "Kilde", "Ravne", "Sten", "Lærke", "Hassel", "Mose", "Gran", "Havre", "Rosen", "Tjørne",
            "Klit", "Svane", "Pile", "Bøge", "Hede", "Vinter", "Hjorte", "Solsort");

    private static final List<String> ENDINGS =
            List.of("toft", "vang", "skær", "gren", "holt", "lunde", "bæk", "mose", "høj", "ager", "krog", "balle");

    private Names() {}

    static String given(Dice dice, boolean male) {
        return dice.pick(male ? MEN : WOMEN);
    }

    static String family(Dice dice) {
        return dice.pick(BEGINNINGS) + dice.pick(ENDINGS);
    }

    /** @return lower case without Danish letters or spaces, for user names and mail addresses */
    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replace("æ", "ae")
                .replace("ø", "oe")
                .replace("å", "aa")
                .replaceAll("[^a-z0-9]+", "");
    }
}
