package dk.indsigt.service.processing;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.party.Company;
import dk.indsigt.domain.party.CprNumber;
import dk.indsigt.domain.party.Party;
import dk.indsigt.domain.party.Person;
import dk.indsigt.domain.party.Segment;
import dk.indsigt.domain.protection.KeyPurpose;
import dk.indsigt.service.access.Access;
import dk.indsigt.service.access.Subject;
import dk.indsigt.service.audit.AuditService;
import dk.indsigt.service.party.LineReach;
import dk.indsigt.service.party.LineReach.LineView;
import dk.indsigt.service.protection.DataKeys;
import dk.indsigt.service.protection.Vault;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is held about somebody, by category, with how much there is of each (art. 15(1)). */
@Stateless
@RolesAllowed({"CUSTOMER", "AGENT", "OFFICER"})
public class HeldDataService {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Access access;

    @Inject
    private LineReach reach;

    @Inject
    private DataKeys keys;

    @Inject
    private Vault vault;

    @Inject
    private AuditService audit;

    /** The categories of the page "my data", with the data category of the register that each stands for. */
    public enum Category {
        IDENTITY("IDENTITY"),
        CONTACT("CONTACT"),
        CUSTOMER("CUSTOMER_RELATION"),
        LINES("SUBSCRIPTION"),
        EQUIPMENT("EQUIPMENT"),
        INVOICES("INVOICE"),
        PURCHASES("PURCHASE"),
        PAYMENT_CARD("PAYMENT_CARD"),
        TRAFFIC("TRAFFIC"),
        LOCATION("LOCATION"),
        LOGGING("LOGGING"),
        RECORDINGS("RECORDING"),
        CONSENTS("CONSENT"),
        DIRECTORY("DIRECTORY"),
        MESSAGES("MESSAGE"),
        MAIL_EVENTS("MAIL_EVENT"),
        ACCOUNT("ACCOUNT"),
        ACCESS_LOG("ACCESS_LOG");

        private final String code;

        Category(String code) {
            this.code = code;
        }

        /** @return whether a company has such data; the rest belongs to the people who use its lines (K-25, K-28) */
        public boolean ofCompanies() {
            return switch (this) {
                case EQUIPMENT, TRAFFIC, LOCATION, LOGGING, RECORDINGS, ACCOUNT -> false;
                default -> true;
            };
        }

        /** @return the code in the register */
        public String code() {
            return code;
        }
    }

    /** Who somebody is, as held. */
    public record Identity(
            String name, LocalDate birthDate, String cprMasked, String cvr, String companyForm, LocalDate since) {}

    /** One customer relation. */
    public record Relation(String number, Brand brand, Segment segment, LocalDate since, LocalDate endedOn) {}

    /**
     * How much is held per category; a category without an entry is not counted (text only).
     */
    public Map<Category, Long> counts(Actor actor, UUID partyId) {
        access.toSeeFully(actor, partyId);
        Object[] row = (Object[]) em.createNativeQuery("select"
                        + " (select count(*) from customer where party_id = ?1),"
                        + " (select count(*) from line l join subscription s on s.id = l.subscription_id join customer c"
                        + " on c.id = s.customer_id where c.party_id = ?1 and l.active_to is null)"
                        + " + (select count(*) from line_use u join line l on l.id = u.line_id and l.active_to is null"
                        + " join subscription s on s.id = l.subscription_id join customer c on c.id = s.customer_id"
                        + " where u.person_id = ?1 and u.until is null and c.party_id <> ?1),"
                        + " (select count(*) from device d join line_use u on u.line_id = d.line_id where u.person_id ="
                        + " ?1 and u.until is null),"
                        + " (select count(*) from invoice i join customer c on c.id = i.customer_id where c.party_id ="
                        + " ?1),"
                        + " (select count(*) from purchase p join customer c on c.id = p.customer_id where c.party_id ="
                        + " ?1),"
                        + " (select count(*) from traffic_record where person_id = ?1),"
                        + " (select count(*) from location_record where person_id = ?1),"
                        + " (select count(*) from recording where party_id = ?1 and deleted_at is null),"
                        + " (select count(*) from consent_decision where party_id = ?1),"
                        + " (select count(*) from message where party_id = ?1),"
                        + " (select count(*) from mail_event where party_id = ?1),"
                        + " (select count(*) from account where person_id = ?1),"
                        + " (select count(*) from audit_entry where party_id = ?1 and shown)")
                .setParameter(1, partyId.toString())
                .getSingleResult();
        Category[] order = {
            Category.CUSTOMER,
            Category.LINES,
            Category.EQUIPMENT,
            Category.INVOICES,
            Category.PURCHASES,
            Category.TRAFFIC,
            Category.LOCATION,
            Category.RECORDINGS,
            Category.CONSENTS,
            Category.MESSAGES,
            Category.MAIL_EVENTS,
            Category.ACCOUNT,
            Category.ACCESS_LOG
        };
        Map<Category, Long> counts = new EnumMap<>(Category.class);
        for (int i = 0; i < order.length; i++) {
            counts.put(order[i], ((Number) row[i]).longValue());
        }
        return counts;
    }

    /** @return who it is; the CPR number covered */
    public Identity identity(Actor actor, UUID partyId) {
        Party party = access.toSeeFully(actor, partyId).party();
        LocalDate since = relations(actor, partyId).stream()
                .map(Relation::since)
                .min(LocalDate::compareTo)
                .orElse(null);
        if (party instanceof Company company) {
            return new Identity(company.name(), null, null, company.cvr().value(), company.form(), since);
        }
        Person person = (Person) party;
        return new Identity(person.name(), person.birthDate(), maskedCpr(person), null, null, since);
    }

    public List<Relation> relations(Actor actor, UUID partyId) {
        access.toSeeFully(actor, partyId);
        return em.createQuery(
                        "select new dk.indsigt.service.processing.HeldDataService$Relation(c.number, c.brand, c.segment,"
                                + " c.since, c.endedOn) from Customer c where c.partyId = :party order by c.since",
                        Relation.class)
                .setParameter("party", partyId)
                .getResultList();
    }

    public List<LineView> lines(Actor actor, UUID partyId) {
        Subject subject = access.toSee(actor, partyId);
        return reach.of(subject);
    }

    /** Notes that staff opened a category; the customer sees it under "who has looked". */
    public void viewed(Actor actor, UUID partyId, Category category) {
        access.toSee(actor, partyId);
        if (actor.role().desk()) {
            audit.record(actor, AuditAction.DATA_VIEWED, partyId, null, null, category.name());
        }
    }

    private String maskedCpr(Person person) {
        return person.cprCipher()
                .map(cipher -> vault.decrypt(
                        keys.of(person.id(), KeyPurpose.CPR),
                        person.id(),
                        KeyPurpose.CPR,
                        "party.cpr " + person.id(),
                        cipher))
                .map(CprNumber::new)
                .map(CprNumber::masked)
                .orElse(null);
    }
}
