package dk.indsigt.service.rights;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.party.Company;
import dk.indsigt.domain.party.EmailAddress;
import dk.indsigt.domain.party.Msisdn;
import dk.indsigt.domain.party.Party;
import dk.indsigt.domain.party.Person;
import dk.indsigt.domain.party.PostalAddress;
import dk.indsigt.domain.rights.RequestType;
import dk.indsigt.domain.rights.RightsItem;
import dk.indsigt.domain.rights.RightsRequest;
import dk.indsigt.domain.time.LegalTime;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * Art. 16, first sentence: a wrong fact is made right, with what stood before kept in the request. Opinions are no facts and are refused, with
 * the remark of the data subject beside them (P-9.3-d).
 */
@Dependent
class RectificationType implements RightType {
    static final String FIELD = "field";
    static final String VALUE = "value";
    private static final int PERSON_NAME = 80;
    private static final int COMPANY_NAME = 160;
    /** What stood there before: written by the engine. */
    static final String BEFORE = "before";

    /** What can be corrected. */
    enum Field {
        NAME("IDENTITY"),
        BIRTH_DATE("BIRTH_DATE"),
        ADDRESS("CONTACT"),
        EMAIL("CONTACT"),
        PHONE("CONTACT"),
        /** Something else, which a member of staff corrects where it stands. */
        OTHER("CUSTOMER_RELATION");

        private final String category;

        Field(String category) {
            this.category = category;
        }
    }

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private ItemDrafts drafts;

    @Inject
    private Clock clock;

    @Override
    public RequestType type() {
        return RequestType.RECTIFICATION;
    }

    /** @throws InvalidValueException FIELD_REQUIRED, VALUE_REQUIRED, NAME_FORMAT, TOO_LONG, BIRTH_DATE_FORMAT, ADDRESS_FORMAT */
    @Override
    public void check(Wish wish, Party party) {
        Field field = field(wish);
        String value = wish.get(VALUE).strip();
        if (value.isEmpty()) {
            throw new InvalidValueException("VALUE_REQUIRED");
        }
        switch (field) {
            case NAME -> name(value, party);
            case BIRTH_DATE -> {
                if (!party.person()) {
                    throw new InvalidValueException("FIELD_REQUIRED");
                }
                birthDate(value);
            }
            case ADDRESS -> address(value);
            case EMAIL -> EmailAddress.parse(value);
            case PHONE -> Msisdn.parse(value);
            default -> {}
        }
    }

    @Override
    public List<RightsItem> items(RightsRequest request, Wish wish) {
        return List.of(drafts.single(request, field(wish).category, null));
    }

    @Override
    public boolean carryOut(Actor actor, RightsRequest request, Wish wish, List<RightsItem> items) {
        Party party = em.find(Party.class, request.partyId());
        String value = wish.get(VALUE).strip();
        switch (field(wish)) {
            case NAME -> {
                if (party instanceof Person person) {
                    String[] name = name(value, party);
                    person.rename(name[0], name[1]);
                } else {
                    ((Company) party).rename(value);
                }
            }
            case BIRTH_DATE -> ((Person) party).correctBirthDate(birthDate(value));
            case ADDRESS -> party.moveTo(address(value));
            case EMAIL -> party.writeTo(EmailAddress.parse(value));
            case PHONE -> party.reachOn(Msisdn.parse(value));
            default -> {}
        }
        return true;
    }

    /** @return what stands there now, for the record */
    static String before(Wish wish, Party party) {
        return switch (field(wish)) {
            case NAME -> party.name();
            case BIRTH_DATE -> party instanceof Person person ? String.valueOf(person.birthDate()) : "";
            case ADDRESS ->
                party.address()
                        .map(address -> address.street() + ", " + address.postalCode() + " " + address.city())
                        .orElse("");
            case EMAIL -> party.email().map(EmailAddress::value).orElse("");
            case PHONE -> party.phone().map(Msisdn::formatted).orElse("");
            default -> "";
        };
    }

    private static Field field(Wish wish) {
        for (Field field : Field.values()) {
            if (field.name().equals(wish.get(FIELD))) {
                return field;
            }
        }
        throw new InvalidValueException("FIELD_REQUIRED");
    }

    private static String[] name(String value, Party party) {
        int last = value.lastIndexOf(' ');
        if (!party.person()) {
            return new String[] {within(COMPANY_NAME, value), ""};
        }
        if (last < 1) {
            throw new InvalidValueException("NAME_FORMAT");
        }
        return new String[] {
            within(PERSON_NAME, value.substring(0, last).strip()), within(PERSON_NAME, value.substring(last + 1))
        };
    }

    private static String within(int most, String name) {
        if (name.length() > most) {
            throw new InvalidValueException("TOO_LONG", most);
        }
        return name;
    }

    private LocalDate birthDate(String value) {
        try {
            LocalDate day = LocalDate.parse(value);
            if (day.isAfter(LegalTime.today(clock)) || day.getYear() < 1900) {
                throw new InvalidValueException("BIRTH_DATE_FORMAT");
            }
            return day;
        } catch (DateTimeParseException malformed) {
            throw new InvalidValueException("BIRTH_DATE_FORMAT");
        }
    }

    /** Street, then postal code and town after a comma. */
    private static PostalAddress address(String value) {
        int comma = value.lastIndexOf(',');
        String town = comma < 0 ? "" : value.substring(comma + 1).strip();
        if (!town.matches("\\d{4} .+")) {
            throw new InvalidValueException("ADDRESS_FORMAT");
        }
        return new PostalAddress(
                value.substring(0, comma).strip(),
                town.substring(0, 4),
                town.substring(5).strip());
    }
}
