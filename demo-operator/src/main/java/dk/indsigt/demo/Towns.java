package dk.indsigt.demo;

import dk.indsigt.domain.party.PostalAddress;
import java.util.List;

/** Danish addresses: postal codes and towns as they are, streets of common names, house numbers by chance. */
final class Towns {
    private static final List<String> TOWNS = List.of(
            "2100 København Ø",
            "2200 København N",
            "2300 København S",
            "2400 København NV",
            "2500 Valby",
            "2720 Vanløse",
            "2800 Kongens Lyngby",
            "2900 Hellerup",
            "3000 Helsingør",
            "3400 Hillerød",
            "3700 Rønne",
            "4000 Roskilde",
            "4100 Ringsted",
            "4200 Slagelse",
            "4300 Holbæk",
            "4400 Kalundborg",
            "4600 Køge",
            "4700 Næstved",
            "5000 Odense C",
            "5200 Odense V",
            "5230 Odense M",
            "5500 Middelfart",
            "5700 Svendborg",
            "5800 Nyborg",
            "6000 Kolding",
            "6100 Haderslev",
            "6200 Aabenraa",
            "6400 Sønderborg",
            "6700 Esbjerg",
            "6800 Varde",
            "7000 Fredericia",
            "7100 Vejle",
            "7400 Herning",
            "7500 Holstebro",
            "7600 Struer",
            "7700 Thisted",
            "7800 Skive",
            "8000 Aarhus C",
            "8200 Aarhus N",
            "8240 Risskov",
            "8300 Odder",
            "8400 Ebeltoft",
            "8500 Grenaa",
            "8600 Silkeborg",
            "8700 Horsens",
            "8800 Viborg",
            "9000 Aalborg",
            "9400 Nørresundby",
            "9700 Brønderslev",
            "9800 Hjørring",
            "9900 Frederikshavn");

    private static final List<String> STREETS = List.of(
            "Birkevej",
            "Skolegade",
            "Nørregade",
            "Østergade",
            "Bakkevej",
            "Engvej",
            "Kirkevej",
            "Lærkevej",
            "Mosevej",
            "Strandvejen",
            "Møllevej",
            "Rosenvej",
            "Solbakken",
            "Vestergade",
            "Søndergade",
            "Havnegade",
            "Parkvej",
            "Skovvej",
            "Åvej",
            "Granvej",
            "Hyldevej",
            "Kløvervej",
            "Stationsvej",
            "Tværgade");

    private static final List<String> FLOORS = List.of(", st. tv.", ", 1. th.", ", 2. tv.", ", 3. th.", ", 4. mf.");

    private Towns() {}

    static PostalAddress home(Dice dice) {
        return homeIn(dice, dice.pick(TOWNS));
    }

    /** @param town postal code, space, town */
    static PostalAddress homeIn(Dice dice, String town) {
        String street = dice.pick(STREETS) + " " + dice.between(1, 180) + (dice.chance(45) ? dice.pick(FLOORS) : "");
        return new PostalAddress(street, town.substring(0, 4), town.substring(5));
    }
}
