package dk.indsigt.service.rights.pack;

import dk.indsigt.domain.rights.Standing;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A part of a package, which is also what a request is decided about. Its name is the code of a data category of the register; what goes along
 * with it is told by the categories it covers.
 */
enum Section {
    IDENTITY("IDENTITY", "BIRTH_DATE", "CPR"),
    CONTACT("CONTACT"),
    CUSTOMER_RELATION("CUSTOMER_RELATION"),
    SUBSCRIPTION("SUBSCRIPTION", "LINE_USER", "COMPANY_USER"),
    EQUIPMENT("EQUIPMENT"),
    INVOICE("INVOICE"),
    PURCHASE("PURCHASE", "PAYMENT"),
    TRAFFIC("TRAFFIC"),
    LOCATION("LOCATION"),
    RECORDING("RECORDING"),
    CONSENT("CONSENT"),
    DIRECTORY("DIRECTORY"),
    MESSAGE("MESSAGE", "MAIL_EVENT"),
    ACCOUNT("ACCOUNT"),
    CREDIT("CREDIT"),
    RIGHTS_CASE("RIGHTS_CASE"),
    ACCESS_LOG("ACCESS_LOG");

    private static final Set<Section> OF_COMPANIES = EnumSet.of(
            IDENTITY,
            CONTACT,
            CUSTOMER_RELATION,
            SUBSCRIPTION,
            INVOICE,
            PURCHASE,
            CONSENT,
            DIRECTORY,
            MESSAGE,
            CREDIT,
            RIGHTS_CASE,
            ACCESS_LOG);
    private static final Set<Section> OF_ESTATES =
            EnumSet.of(IDENTITY, CONTACT, CUSTOMER_RELATION, SUBSCRIPTION, INVOICE, PURCHASE, DIRECTORY);
    private static final Set<Section> PRIVATE_LIFE = EnumSet.of(TRAFFIC, LOCATION, RECORDING);
    private static final Set<Section> BY_USE = EnumSet.of(TRAFFIC, LOCATION, EQUIPMENT);

    private final Set<String> categories;

    Section(String... categories) {
        this.categories = Set.copyOf(Arrays.asList(categories));
    }

    static Optional<Section> of(String code) {
        return Arrays.stream(values())
                .filter(section -> section.name().equals(code))
                .findFirst();
    }

    /** @return codes of the register's data categories that are in it */
    Set<String> categories() {
        return categories;
    }

    /** @return the name of its files, without ending */
    String file() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return whether there is such a part for one who asks in that capacity */
    boolean reaches(Standing standing) {
        return switch (standing) {
            case COMPANY -> OF_COMPANIES.contains(this);
            case ESTATE -> OF_ESTATES.contains(this);
            default -> true;
        };
    }

    /** @return whether it tells how somebody lived and with whom they spoke: nothing for an estate or an employer */
    boolean privateLife() {
        return PRIVATE_LIFE.contains(this);
    }

    /** @return whether the person's own use of a line left it, which counts as given by the person */
    boolean byUse() {
        return BY_USE.contains(this);
    }
}
