package dk.indsigt.service.consent.tmf;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.consent.ConsentDecision;
import dk.indsigt.domain.consent.ConsentKey;
import dk.indsigt.domain.consent.ConsentPurpose;
import dk.indsigt.domain.consent.ConsentState;
import dk.indsigt.domain.consent.ConsentText;
import dk.indsigt.domain.consent.Decision;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.service.audit.AuditService;
import dk.indsigt.service.consent.ConsentFeed;
import dk.indsigt.service.consent.ConsentFeed.Reported;
import dk.indsigt.service.consent.ConsentFeed.Who;
import dk.indsigt.service.consent.ConsentLedger;
import dk.indsigt.service.consent.tmf.PrivacyDocuments.People;
import dk.indsigt.service.processing.Register;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Privacy Management by TM Forum 644: reads the ledger and adds to it. A system deals with the purposes that it was given; the others do not exist. */
@Stateless
@RolesAllowed("CLIENT")
public class PrivacyManagement {
    /** How many documents one call gives at most. */
    public static final int MOST = 100;

    private static final Set<String> ENDED = Set.of("rejected", "terminated", "cancelled", "withdrawn");
    private static final String AGREEMENTS =
            " from ConsentDecision d left join ConsentText t on t.id = d.textId left join ConsentState s on s.decisionId = d.id"
                    + " where d.purposeCode in :purposes";

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @EJB
    private Register register;

    @EJB
    private ConsentFeed feed;

    @Inject
    private ConsentLedger ledger;

    @Inject
    private PrivacyDocuments documents;

    @Inject
    private AuditService audit;

    @Inject
    private Clock clock;

    /** @param total of all that fit */
    public record Page(long total, List<JsonObject> documents) {}

    /**
     * What is looked for; each may be {@code null}.
     *
     * @param purpose code
     * @param status as documents say it
     * @param type kind of decision
     */
    public record Filter(UUID party, String purpose, Brand brand, String status, Decision type) {}

    /**
     * A choice that a system reports.
     *
     * @param brand {@code null} where the person has one only
     * @param through {@code null} where it was not said: then a yes proves nothing
     * @param reported all that is known of the act; key, decision, way and moment are filled in where they are {@code null}
     */
    public record Choice(
            Who who, String purpose, MarketingChannel channel, Brand brand, boolean yes, Reported reported) {}

    public Page agreements(Actor actor, Collection<String> purposes, Filter filter, int offset, int limit) {
        if (purposes.isEmpty()) {
            return new Page(0, List.of());
        }
        String where = AGREEMENTS + conditions(filter);
        long total = parameters(em.createQuery("select count(d)" + where, Long.class), purposes, filter)
                .getSingleResult();
        List<Object[]> rows = parameters(
                        em.createQuery("select d, t, s.id" + where + " order by d.id", Object[].class),
                        purposes,
                        filter)
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList();
        return new Page(total, documents(actor, rows));
    }

    /** @throws NotFoundException where there is none about these purposes */
    public JsonObject agreement(Actor actor, Collection<String> purposes, UUID id) {
        return documents(actor, List.<Object[]>of(row(purposes, id))).get(0);
    }

    public Page profiles(Actor actor, Collection<String> purposes, Filter filter, int offset, int limit) {
        if (purposes.isEmpty()) {
            return new Page(0, List.of());
        }
        String where = " from ConsentState s where s.purposeCode in :purposes"
                + (filter.party() == null ? "" : " and s.partyId = :party")
                + (filter.purpose() == null ? "" : " and s.purposeCode = :purpose")
                + (filter.brand() == null ? "" : " and s.brand = :brand")
                + " group by s.partyId, s.purposeCode, s.brand";
        long total = count(purposes, filter);
        List<ProfileId> ids = parameters(
                        em.createQuery(
                                "select s.partyId, s.purposeCode, s.brand" + where
                                        + " order by s.partyId, s.purposeCode, s.brand",
                                Object[].class),
                        purposes,
                        filter)
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> new ProfileId((UUID) row[0], (String) row[1], (Brand) row[2]))
                .toList();
        return new Page(total, profiles(actor, ids));
    }

    /** Counted where the rows are: there are as many groups as customers. */
    private long count(Collection<String> purposes, Filter filter) {
        List<String> values = new ArrayList<>(purposes);
        StringBuilder where = new StringBuilder(
                " where purpose_code in (" + String.join(",", Collections.nCopies(values.size(), "?")) + ")");
        if (filter.party() != null) {
            where.append(" and party_id = ?");
            values.add(filter.party().toString());
        }
        if (filter.purpose() != null) {
            where.append(" and purpose_code = ?");
            values.add(filter.purpose());
        }
        if (filter.brand() != null) {
            where.append(" and brand = ?");
            values.add(filter.brand().name());
        }
        Query query = em.createNativeQuery(
                "select count(*) from (select distinct party_id, purpose_code, brand from consent_state" + where
                        + ") groups_of_states");
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        return ((Number) query.getSingleResult()).longValue();
    }

    /** @throws NotFoundException where nothing was chosen about it, or it is not one of these purposes */
    public JsonObject profile(Actor actor, Collection<String> purposes, ProfileId id) {
        if (!purposes.contains(id.purpose())) {
            throw new NotFoundException();
        }
        return profiles(actor, List.of(id)).stream().findFirst().orElseThrow(NotFoundException::new);
    }

    public Page specifications(Actor actor, Collection<String> purposes, int offset, int limit) {
        List<ConsentPurpose> known = register.purposes().stream()
                .filter(purpose -> purposes.contains(purpose.code()))
                .toList();
        return new Page(
                known.size(),
                known.stream()
                        .skip(offset)
                        .limit(limit)
                        .map(this::specification)
                        .toList());
    }

    /** @throws NotFoundException where it is not one of these purposes */
    public JsonObject specification(Actor actor, Collection<String> purposes, String code) {
        ConsentPurpose purpose = purposes.contains(code) ? register.purpose(code) : null;
        if (purpose == null) {
            throw new NotFoundException();
        }
        return specification(purpose);
    }

    /**
     * Adds a decision to the ledger.
     *
     * @return the agreement that it is
     * @throws InvalidValueException BRAND_SEVERAL, PURPOSE_UNKNOWN, and what {@link ConsentFeed#record} refuses
     */
    public JsonObject decide(Actor actor, Collection<String> purposes, Choice choice) {
        return agreement(actor, purposes, decided(actor, purposes, choice));
    }

    /** As {@link #decide}, for all of one profile. */
    public JsonObject decideAll(Actor actor, Collection<String> purposes, List<Choice> choices) {
        UUID last = null;
        for (Choice choice : choices) {
            last = decided(actor, purposes, choice);
        }
        ConsentDecision decision = em.find(ConsentDecision.class, last);
        return profile(
                actor,
                purposes,
                new ProfileId(
                        decision.partyId(),
                        decision.key().purpose(),
                        decision.key().brand()));
    }

    /**
     * The only thing about an agreement that can change: it ends. That is a decision of its own, and the agreement stays as it was.
     *
     * @param status as the caller wants it
     * @return the agreement as it stands afterwards
     * @throws RefusedException LEDGER_KEEPS
     */
    public JsonObject change(Actor actor, Collection<String> purposes, UUID id, String status, AskedThrough through) {
        Object[] row = row(purposes, id);
        ConsentDecision decision = (ConsentDecision) row[0];
        String now = PrivacyDocuments.status(decision, row[2] != null, clock.instant());
        if (ENDED.contains(status) && now.equals("approved")) {
            feed.record(
                    actor,
                    new Reported(
                            new Who(null, null, decision.partyId()),
                            decision.key(),
                            no(register.purpose(decision.key().purpose()), true),
                            null,
                            null,
                            through,
                            null,
                            null,
                            null));
            em.flush();
        } else if (!now.equals(status)) {
            throw new RefusedException("LEDGER_KEEPS");
        }
        return agreement(actor, purposes, id);
    }

    /**
     * @return whether two references mean the same party
     * @throws InvalidValueException CUSTOMER_UNKNOWN, LINE_UNKNOWN, PARTY_UNKNOWN
     */
    public boolean same(Actor actor, Who one, Who other) {
        return feed.party(actor, one).equals(feed.party(actor, other));
    }

    /** Withdraws every yes of a profile. Its history stays. */
    public void end(Actor actor, Collection<String> purposes, ProfileId id, AskedThrough through) {
        profile(actor, purposes, id);
        ConsentPurpose purpose = register.purpose(id.purpose());
        for (ConsentState state : states(List.of(id))) {
            if (state.decisionAt(clock.instant()).yes()) {
                feed.record(
                        actor,
                        new Reported(
                                new Who(null, null, id.party()),
                                state.key(),
                                no(purpose, true),
                                null,
                                null,
                                through,
                                null,
                                null,
                                null));
            }
        }
    }

    private UUID decided(Actor actor, Collection<String> purposes, Choice choice) {
        ConsentPurpose purpose = purposes.contains(choice.purpose()) ? register.purpose(choice.purpose()) : null;
        if (purpose == null) {
            throw new InvalidValueException("PURPOSE_UNKNOWN");
        }
        UUID party = feed.party(actor, choice.who());
        Brand brand = choice.brand() == null ? onlyBrand(party) : choice.brand();
        ConsentKey key = new ConsentKey(choice.purpose(), choice.channel(), brand);
        Reported said = choice.reported();
        AskedThrough silent = choice.yes() ? AskedThrough.BULK_LOAD : AskedThrough.WEB;
        return feed.record(
                        actor,
                        new Reported(
                                choice.who(),
                                key,
                                choice.yes() ? Decision.GIVEN : no(purpose, standing(party, key)),
                                said.textNumber(),
                                said.language(),
                                said.through() == null ? silent : said.through(),
                                said.at(),
                                said.validUntil(),
                                said.proof()))
                .decision()
                .id();
    }

    private static Decision no(ConsentPurpose purpose, boolean afterYes) {
        if (purpose.kind() == ConsentPurpose.Kind.OPT_OUT) {
            return Decision.OBJECTED;
        }
        return afterYes ? Decision.WITHDRAWN : Decision.REFUSED;
    }

    private boolean standing(UUID party, ConsentKey key) {
        return ledger.standingYes(party).contains(key);
    }

    private Brand onlyBrand(UUID party) {
        List<Brand> brands = ledger.brands(party);
        if (brands.size() != 1) {
            throw new InvalidValueException("BRAND_SEVERAL");
        }
        return brands.get(0);
    }

    private Object[] row(Collection<String> purposes, UUID id) {
        if (purposes.isEmpty()) {
            throw new NotFoundException();
        }
        return em.createQuery("select d, t, s.id" + AGREEMENTS + " and d.id = :id", Object[].class)
                .setParameter("purposes", purposes)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    private List<JsonObject> documents(Actor actor, List<Object[]> rows) {
        List<ConsentDecision> decisions =
                rows.stream().map(row -> (ConsentDecision) row[0]).toList();
        Set<UUID> parties =
                decisions.stream().map(ConsentDecision::partyId).collect(Collectors.toCollection(LinkedHashSet::new));
        People people =
                people(parties, decisions.stream().map(ConsentDecision::id).toList());
        noteRead(actor, parties);
        return rows.stream()
                .map(row -> documents.agreement((ConsentDecision) row[0], (ConsentText) row[1], row[2] != null, people))
                .toList();
    }

    private List<JsonObject> profiles(Actor actor, List<ProfileId> ids) {
        Map<ProfileId, List<ConsentState>> states = new LinkedHashMap<>();
        ids.forEach(id -> states.put(id, new ArrayList<>()));
        for (ConsentState state : states(ids)) {
            ProfileId id = new ProfileId(
                    state.partyId(), state.key().purpose(), state.key().brand());
            if (states.containsKey(id)) {
                states.get(id).add(state);
            }
        }
        states.values().removeIf(List::isEmpty);
        Set<UUID> parties =
                states.keySet().stream().map(ProfileId::party).collect(Collectors.toCollection(LinkedHashSet::new));
        People people = people(
                parties,
                states.values().stream()
                        .flatMap(List::stream)
                        .map(ConsentState::decisionId)
                        .toList());
        noteRead(actor, parties);
        return states.entrySet().stream()
                .map(each -> documents.profile(each.getKey(), each.getValue(), people))
                .toList();
    }

    private List<ConsentState> states(List<ProfileId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return em.createQuery(
                        "select s from ConsentState s where s.partyId in :parties and s.purposeCode in :purposes",
                        ConsentState.class)
                .setParameter(
                        "parties", ids.stream().map(ProfileId::party).distinct().toList())
                .setParameter(
                        "purposes",
                        ids.stream().map(ProfileId::purpose).distinct().toList())
                .getResultList();
    }

    private JsonObject specification(ConsentPurpose purpose) {
        return documents.specification(
                purpose, ledger.textAt(purpose.code(), clock.instant()).orElse(null));
    }

    private void noteRead(Actor actor, Set<UUID> parties) {
        parties.forEach(party -> audit.record(actor, AuditAction.CONSENTS_READ, party, null, null, null));
    }

    private People people(Collection<UUID> parties, Collection<UUID> decisions) {
        if (parties.isEmpty()) {
            return People.NOBODY;
        }
        Map<UUID, List<String>> customers = new HashMap<>();
        for (Object[] row : em.createQuery(
                        "select c.partyId, c.number from Customer c where c.partyId in :parties order by c.number",
                        Object[].class)
                .setParameter("parties", parties)
                .getResultList()) {
            customers.computeIfAbsent((UUID) row[0], first -> new ArrayList<>()).add((String) row[1]);
        }
        Map<UUID, UUID> deciders = new HashMap<>();
        List<UUID> ids = List.copyOf(decisions);
        Query query = em.createNativeQuery(
                "select d.id, a.person_id from consent_decision d join account a on a.id = d.account_id where a.person_id is"
                        + " not null and a.person_id <> d.party_id and d.id in ("
                        + IntStream.rangeClosed(1, ids.size())
                                .mapToObj(i -> "?" + i)
                                .collect(Collectors.joining(","))
                        + ")");
        for (int i = 0; i < ids.size(); i++) {
            query.setParameter(i + 1, ids.get(i).toString());
        }
        for (Object found : query.getResultList()) {
            Object[] row = (Object[]) found;
            deciders.put(UUID.fromString(row[0].toString()), UUID.fromString(row[1].toString()));
        }
        return new People(customers, deciders);
    }

    /** The status is what {@link PrivacyDocuments#status} says, so that a page is full of what was asked for. */
    private static String conditions(Filter filter) {
        StringBuilder conditions = new StringBuilder();
        conditions.append(filter.party() == null ? "" : " and d.partyId = :party");
        conditions.append(filter.purpose() == null ? "" : " and d.purposeCode = :purpose");
        conditions.append(filter.brand() == null ? "" : " and d.brand = :brand");
        conditions.append(filter.type() == null ? "" : " and d.decision = :type");
        String given = " and d.decision = dk.indsigt.domain.consent.Decision.GIVEN and d.provable = ";
        String standing = "s.id is not null and (d.validUntil is null or d.validUntil > :now)";
        if (filter.status() != null) {
            conditions.append(
                    switch (filter.status()) {
                        case "approved" -> given + "true and " + standing;
                        case "terminated" -> given + "true and not (" + standing + ")";
                        case "initialized" -> given + "false";
                        case "rejected" -> " and d.decision <> dk.indsigt.domain.consent.Decision.GIVEN";
                        default -> " and 1 = 0";
                    });
        }
        return conditions.toString();
    }

    private <T> TypedQuery<T> parameters(TypedQuery<T> query, Collection<String> purposes, Filter filter) {
        query.setParameter("purposes", purposes);
        Map<String, Object> given = new HashMap<>();
        given.put("party", filter.party());
        given.put("purpose", filter.purpose());
        given.put("brand", filter.brand());
        given.put("type", filter.type());
        given.put("now", Instant.now(clock));
        query.getParameters().stream()
                .map(parameter -> parameter.getName())
                .filter(given::containsKey)
                .forEach(name -> query.setParameter(name, given.get(name)));
        return query;
    }
}
