package dk.indsigt.service.consent;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.consent.CaptureItem;
import dk.indsigt.domain.consent.ConsentCapture;
import dk.indsigt.domain.consent.ConsentKey;
import dk.indsigt.domain.consent.ConsentState;
import dk.indsigt.domain.consent.Decision;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.consent.Permission;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.party.Line;
import dk.indsigt.domain.party.Msisdn;
import dk.indsigt.domain.party.Party;
import dk.indsigt.service.audit.AuditService;
import dk.indsigt.service.consent.event.ConsentEvents;
import dk.indsigt.service.party.NumberHolders;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Answers services outside the house whether they may process what belongs to a number, in the words of CAMARA Consent Info 0.2.0, and makes the
 * page on which its user can say yes. Which scopes and purposes there are, and what they are called here, is in {@code consent_scope}.
 */
@Stateless
@RolesAllowed("CLIENT")
public class ConsentInfo {
    /** How many pages one service may ask for about one person in a day. */
    public static final int CAPTURES_A_DAY = 10;

    private static final Duration DAY = Duration.ofDays(1);

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private NumberHolders holders;

    @Inject
    private Permissions permissions;

    @Inject
    private ConsentEvents events;

    @Inject
    private AuditService audit;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    /** Why not, as the specification names it. */
    public enum Reason {
        /** Never asked, or what was said cannot be proved or was said to a text that has changed. */
        PENDING,
        /** The service has asked, and there is no answer yet. */
        REQUESTED,
        DENIED,
        EXPIRED,
        OBJECTED
    }

    /**
     * What a service asks.
     *
     * @param dpv purpose by the Data Privacy Vocabulary
     * @param capture whether it wants a page where the person can say yes
     * @param callback where the person goes on afterwards, or {@code null}
     */
    public record Asked(Msisdn phone, List<String> scopes, String dpv, boolean capture, String callback) {}

    /**
     * The answer about scopes that are one purpose here.
     *
     * @param reason why not; {@code null} where it is valid
     * @param expires when it ends or has ended, or {@code null}
     */
    public record Status(List<String> scopes, Reason reason, Instant expires) {
        public boolean valid() {
            return reason == null;
        }
    }

    /** @param captureId the page that was made, or {@code null} */
    public record Told(List<Status> statuses, UUID captureId) {}

    /** What scopes are called here; without a purpose where they rest on the contract. */
    private record Meaning(String purpose, MarketingChannel channel) {}

    /**
     * @param purposes those that the service was given
     * @param callbacks addresses that it has registered
     * @throws InvalidValueException LINE_UNKNOWN
     * @throws RefusedException SCOPE_PURPOSE_NOT_ALLOWED, CALLBACK_UNREGISTERED, SERVICE_NOT_APPLICABLE, CAPTURES_MANY
     */
    public Told retrieve(Actor actor, Collection<String> purposes, Collection<String> callbacks, Asked asked) {
        Map<Meaning, List<String>> meanings = meanings(asked, purposes);
        if (asked.callback() != null && !callbacks.contains(asked.callback())) {
            throw new RefusedException("CALLBACK_UNREGISTERED");
        }
        Line line = holders.line(asked.phone());
        Party party = holders.user(line);
        Brand brand = brand(line);
        Instant now = clock.instant();
        Map<Meaning, Permission> permissionOf = new HashMap<>();
        boolean blocked = events.owesConfirmation(actor.accountId(), party.id());
        meanings.keySet()
                .forEach(meaning -> permissionOf.put(
                        meaning, permission(meaning, party, brand).unless(blocked)));
        Map<Meaning, Instant> ends = ends(party, brand, meanings.keySet());
        Set<String> open = openPurposes(actor, party, now);
        List<Status> statuses = new ArrayList<>();
        Map<Meaning, List<String>> toCapture = new LinkedHashMap<>();
        meanings.forEach((meaning, scopes) -> {
            Reason reason = reason(permissionOf.get(meaning), open.contains(meaning.purpose()));
            boolean ended = reason == null || reason == Reason.EXPIRED;
            statuses.add(new Status(scopes, reason, ended ? ends.get(meaning) : null));
            if (reason == Reason.PENDING || reason == Reason.REQUESTED || reason == Reason.EXPIRED) {
                toCapture.put(meaning, scopes);
            }
        });
        return new Told(
                statuses,
                asked.capture() && !toCapture.isEmpty() ? capture(actor, party, brand, asked, toCapture) : null);
    }

    /** All of the scopes must be known for the purpose, and ours be given to the service. */
    private Map<Meaning, List<String>> meanings(Asked asked, Collection<String> purposes) {
        List<String> scopes = asked.scopes().stream().distinct().toList();
        Map<String, Meaning> known = new HashMap<>();
        for (Object row : Permissions.list(
                        em,
                        "select scope, purpose_code, channel from consent_scope where dpv = ?1 and scope in (%1$s)",
                        1,
                        scopes)
                .setParameter(1, asked.dpv())
                .getResultList()) {
            Object[] r = (Object[]) row;
            known.put(
                    (String) r[0],
                    new Meaning((String) r[1], r[2] == null ? null : MarketingChannel.valueOf((String) r[2])));
        }
        Map<Meaning, List<String>> meanings = new LinkedHashMap<>();
        for (String scope : scopes) {
            Meaning meaning = known.get(scope);
            if (meaning == null || meaning.purpose() != null && !purposes.contains(meaning.purpose())) {
                throw new RefusedException("SCOPE_PURPOSE_NOT_ALLOWED");
            }
            meanings.computeIfAbsent(meaning, first -> new ArrayList<>()).add(scope);
        }
        return meanings;
    }

    private Permission permission(Meaning meaning, Party party, Brand brand) {
        ConsentKey key = meaning.purpose() == null
                ? new ConsentKey("SERVICE_MSG", MarketingChannel.SMS, brand)
                : new ConsentKey(meaning.purpose(), meaning.channel(), brand);
        return permissions.read(key, List.of(party.id())).about(party.id());
    }

    /** @return the reason, or {@code null} where it is valid */
    private static Reason reason(Permission permission, boolean requested) {
        return switch (permission) {
            case CONSENT_GIVEN, NOT_OBJECTED, NEEDS_NO_CONSENT -> null;
            case NEVER_ASKED, NOT_PROVABLE, TEXT_CHANGED, ASK_EACH_TIME ->
                requested ? Reason.REQUESTED : Reason.PENDING;
            case REFUSED, WITHDRAWN, STOP_NOT_CONFIRMED, LIST_OUTDATED -> Reason.DENIED;
            case EXPIRED -> Reason.EXPIRED;
            case OBJECTED, MARKETING_OBJECTION, SUPPRESSED -> Reason.OBJECTED;
            case UNKNOWN -> throw new InvalidValueException("LINE_UNKNOWN");
            case RESTRICTED, DECEASED, NOT_FOR_THEM -> throw new RefusedException("SERVICE_NOT_APPLICABLE");
        };
    }

    /** What has run out says so from its end on, also once that is written down. */
    private Map<Meaning, Instant> ends(Party party, Brand brand, Collection<Meaning> meanings) {
        List<String> purposes = meanings.stream()
                .map(Meaning::purpose)
                .filter(purpose -> purpose != null)
                .toList();
        if (purposes.isEmpty()) {
            return Map.of();
        }
        return em.createQuery(
                        "select s from ConsentState s where s.partyId = :party and s.brand = :brand and s.purposeCode in"
                                + " :purposes and (s.validUntil is not null or s.decision = :expired)",
                        ConsentState.class)
                .setParameter("party", party.id())
                .setParameter("brand", brand)
                .setParameter("purposes", purposes)
                .setParameter("expired", Decision.EXPIRED)
                .getResultStream()
                .collect(Collectors.toMap(
                        state -> new Meaning(state.key().purpose(), state.key().channel()),
                        state -> state.validUntil().orElseGet(state::since)));
    }

    private Set<String> openPurposes(Actor actor, Party party, Instant now) {
        return new HashSet<>(em.createQuery(
                        "select distinct i.purposeCode from CaptureItem i, ConsentCapture c where i.captureId = c.id and"
                                + " c.partyId = :party and c.clientId = :client and c.askedAt > :since and c.expiresAt > :now"
                                + " and c.finishedAt is null",
                        String.class)
                .setParameter("party", party.id())
                .setParameter("client", actor.accountId())
                .setParameter("since", now.minus(DAY))
                .setParameter("now", now)
                .getResultList());
    }

    private UUID capture(Actor actor, Party party, Brand brand, Asked asked, Map<Meaning, List<String>> toCapture) {
        Instant now = clock.instant();
        long today = em.createQuery(
                        "select count(c) from ConsentCapture c where c.partyId = :party and c.clientId = :client and c.askedAt"
                                + " > :since",
                        Long.class)
                .setParameter("party", party.id())
                .setParameter("client", actor.accountId())
                .setParameter("since", now.minus(DAY))
                .getSingleResult();
        if (today >= CAPTURES_A_DAY) {
            throw new RefusedException("CAPTURES_MANY");
        }
        ConsentCapture capture = ConsentCapture.ask(
                ids.next(), actor.accountId(), actor.unit(), party.id(), brand, asked.callback(), now);
        em.persist(capture);
        em.flush();
        List<Map.Entry<Meaning, List<String>>> items = List.copyOf(toCapture.entrySet());
        IntStream.range(0, items.size())
                .forEach(at -> em.persist(CaptureItem.of(
                        ids.next(),
                        capture.id(),
                        at,
                        items.get(at).getValue(),
                        asked.dpv(),
                        items.get(at).getKey().purpose(),
                        items.get(at).getKey().channel())));
        audit.record(actor, AuditAction.CONSENT_ASKED, party.id(), capture.id(), null, null);
        return capture.id();
    }

    /** A service deals with people by the brand whose customer they are. */
    private Brand brand(Line line) {
        return em.createQuery(
                        "select c.brand from Customer c, Subscription s where s.customerId = c.id and s.id = :subscription",
                        Brand.class)
                .setParameter("subscription", line.subscriptionId())
                .getResultStream()
                .findFirst()
                .orElseThrow();
    }
}
