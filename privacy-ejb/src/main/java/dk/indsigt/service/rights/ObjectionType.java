package dk.indsigt.service.rights;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.party.Party;
import dk.indsigt.domain.processing.Activity;
import dk.indsigt.domain.retention.ProcessingStop;
import dk.indsigt.domain.rights.RequestType;
import dk.indsigt.domain.rights.RightsBalancing;
import dk.indsigt.domain.rights.RightsItem;
import dk.indsigt.domain.rights.RightsRequest;
import dk.indsigt.service.consent.ConsentLedger;
import dk.indsigt.service.consent.ConsentLedger.Act;
import dk.indsigt.service.processing.Register;
import dk.indsigt.service.time.Ids;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Art. 21(1): processing that rests on a legitimate interest stops at once, and for good unless a balancing that was written down says otherwise
 * (P-9.5-b). What rests on a contract, a law or a consent cannot be objected to, and the answer says what to do instead (P-9.5-c).
 */
@Dependent
class ObjectionType implements RightType {
    static final String ACTIVITIES = "activities";

    private static final Set<String> GOING_ON = Set.of("COMPELLING_GROUNDS", "CLAIM");
    private static final Set<String> OPEN_TO_OBJECTION = Set.of("GDPR_6_1_E", "GDPR_6_1_F");

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @EJB
    private Register register;

    @Inject
    private ConsentLedger ledger;

    @Inject
    private ItemDrafts drafts;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    @Override
    public RequestType type() {
        return RequestType.OBJECTION;
    }

    /** @throws InvalidValueException ACTIVITY_REQUIRED */
    @Override
    public void check(Wish wish, Party party) {
        List<String> chosen = wish.list(ACTIVITIES);
        if (chosen.isEmpty() || !register.activities().keySet().containsAll(chosen)) {
            throw new InvalidValueException("ACTIVITY_REQUIRED");
        }
    }

    @Override
    public List<RightsItem> items(RightsRequest request, Wish wish) {
        List<RightsItem> items = new ArrayList<>();
        for (String code : wish.list(ACTIVITIES)) {
            RightsItem item = drafts.open(request, items.size() + 1, code, null, 1);
            Optional<String> ground = cannotBeObjectedTo(register.activities().get(code));
            if (ground.isPresent()) {
                item.computedRefusal(ground.get(), null, register.grounds());
            } else {
                em.persist(ProcessingStop.object(ids.next(), request.partyId(), code, request.id(), clock.instant()));
                if (marketing(code)) {
                    item.computedGrant();
                }
            }
            items.add(item);
        }
        return items;
    }

    /**
     * @throws RefusedException BALANCING_REQUIRED where processing is to go on without a balancing that says so; GROUND_NOT_LAWFUL where it is direct
     *     marketing
     */
    @Override
    public void beforeDecision(RightsRequest request, List<RightsItem> items) {
        for (RightsItem item : items) {
            if (item.ground().filter(GOING_ON::contains).isPresent() && marketing(item.category())) {
                throw new RefusedException("GROUND_NOT_LAWFUL");
            }
            boolean compelling =
                    item.ground().filter("COMPELLING_GROUNDS"::equals).isPresent();
            if (compelling && !weighed(request, item.category())) {
                throw new RefusedException("BALANCING_REQUIRED");
            }
        }
    }

    @Override
    public boolean carryOut(Actor actor, RightsRequest request, Wish wish, List<RightsItem> items) {
        Set<String> granted = items.stream()
                .filter(RightsItem::granted)
                .map(RightsItem::category)
                .collect(Collectors.toSet());
        if (granted.stream().anyMatch(this::marketing)) {
            Party party = em.find(Party.class, request.partyId());
            ledger.objectToMarketing(Act.now(actor, party, request.askedThrough(), request.number()));
        }
        for (ProcessingStop stop : RequestStops.of(em, request)) {
            if (stop.activity().filter(granted::contains).isPresent()) {
                stop.confirm();
            } else {
                stop.end(ProcessingStop.Ended.NOT_GRANTED, clock.instant());
            }
        }
        return true;
    }

    @Override
    public void refused(Actor actor, RightsRequest request) {
        RequestStops.of(em, request).forEach(stop -> stop.end(ProcessingStop.Ended.NOT_GRANTED, clock.instant()));
    }

    /** Direct marketing is not weighed against anything: who objects to it by its activity objects to all of it (art. 21(3), K-11). */
    private boolean marketing(String activity) {
        return ((Number) em.createNativeQuery("select count(*) from consent_purpose where marketing and activity = ?")
                                .setParameter(1, activity)
                                .getSingleResult())
                        .longValue()
                > 0;
    }

    private boolean weighed(RightsRequest request, String activity) {
        return em.createQuery(
                        "select b from RightsBalancing b where b.requestId = :request and b.activity = :activity order by"
                                + " b.at desc",
                        RightsBalancing.class)
                .setParameter("request", request.id())
                .setParameter("activity", activity)
                .setMaxResults(1)
                .getResultStream()
                .anyMatch(each -> each.conclusion() == RightsBalancing.Conclusion.CONTINUE);
    }

    /** @return the ground, where no basis of the activity is open to objection */
    static Optional<String> cannotBeObjectedTo(Activity activity) {
        Set<String> bases =
                activity.bases().stream().map(Activity.LegalBasis::code).collect(Collectors.toSet());
        if (bases.stream().anyMatch(OPEN_TO_OBJECTION::contains)) {
            return Optional.empty();
        }
        if (bases.contains("GDPR_6_1_C")) {
            return Optional.of("BASIS_LAW");
        }
        return Optional.of(bases.contains("GDPR_6_1_B") ? "BASIS_CONTRACT" : "BASIS_CONSENT");
    }
}
