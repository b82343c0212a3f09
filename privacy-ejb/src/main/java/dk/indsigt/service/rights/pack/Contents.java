package dk.indsigt.service.rights.pack;

import dk.indsigt.domain.recording.Recording;
import dk.indsigt.domain.rights.RequestType;
import dk.indsigt.domain.rights.RightsRequest;
import dk.indsigt.domain.rights.Standing;
import dk.indsigt.service.processing.Register;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Tells what a request for data is decided about, item by item, and what a rule withholds: what somebody else's use of a line left (P-4-f), what
 * is not portable (art. 20(1)), what belongs to nobody's heirs. Statutory logging is no item: a rule of its own keeps it out (B-21).
 */
@Stateless
@PermitAll
public class Contents {
    private static final String NOT_LINE_USER = "NOT_LINE_USER";

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Register register;

    /** As {@link #plan(RightsRequest, Collection)}, for every recording. */
    public List<PlannedItem> plan(RightsRequest request) {
        return plan(request, Set.of());
    }

    /**
     * @param request ACCESS, PORTABILITY or RECORDING_COPY; for others there is nothing to plan
     * @param recordings ids of the recordings that are asked for; empty for all
     * @return in the order of the package
     */
    public List<PlannedItem> plan(RightsRequest request, Collection<UUID> recordings) {
        return switch (request.type()) {
            case ACCESS, PORTABILITY -> categories(request);
            case RECORDING_COPY -> recordings(request.partyId(), recordings);
            default -> List.of();
        };
    }

    private List<PlannedItem> categories(RightsRequest request) {
        Standing standing = request.standing();
        Map<Section, Long> held = held(request.partyId(), standing);
        List<PlannedItem> items = new ArrayList<>();
        for (Section section : Section.values()) {
            long amount = held.getOrDefault(section, 0L);
            if (section.reaches(standing)) {
                Optional<String> ground =
                        request.type() == RequestType.PORTABILITY ? notPortable(section) : Optional.empty();
                items.add(new PlannedItem(section.name(), null, amount, ground, Optional.empty()));
            } else if (standing == Standing.ESTATE && section.privateLife()) {
                items.add(PlannedItem.withheld(section.name(), null, amount, "OTHERS_RIGHTS"));
            }
        }
        if (standing == Standing.COMPANY) {
            long lines = count(
                    "select count(*) from line l join subscription s on s.id = l.subscription_id join customer c on c.id ="
                            + " s.customer_id where c.party_id = ?1",
                    request.partyId());
            items.add(PlannedItem.withheld(Section.TRAFFIC.name(), null, lines, NOT_LINE_USER));
        } else if (standing != Standing.ESTATE) {
            usedByOthers(request.partyId())
                    .forEach(line -> items.add(PlannedItem.withheld(Section.TRAFFIC.name(), line, 0, NOT_LINE_USER)));
        }
        return List.copyOf(items);
    }

    /** @return the ground on which a part is not portable */
    Optional<String> notPortable(Section section) {
        String source = register.category(section.name()).source();
        // What is held of messages is what the house wrote.
        boolean given = source.equals("PROVIDED") && section != Section.MESSAGE || section.byUse();
        if (!given) {
            return Optional.of("NOT_PROVIDED");
        }
        boolean byConsentOrContract = register.activitiesWith(section.name()).stream()
                .flatMap(activity -> activity.bases().stream())
                .anyMatch(basis ->
                        basis.code().equals("GDPR_6_1_A") || basis.code().equals("GDPR_6_1_B"));
        return byConsentOrContract ? Optional.empty() : Optional.of("NOT_CONSENT_CONTRACT");
    }

    private List<PlannedItem> recordings(UUID partyId, Collection<UUID> chosen) {
        List<PlannedItem> items = em.createQuery(
                        "select r from Recording r where r.partyId = :party order by r.startedAt, r.id",
                        Recording.class)
                .setParameter("party", partyId)
                .getResultStream()
                .filter(recording -> chosen.isEmpty() ? !recording.deleted() : chosen.contains(recording.id()))
                .map(recording -> recording.deleted()
                        ? PlannedItem.withheld(Section.RECORDING.name(), recording.id(), 0, "ALREADY_DELETED")
                        : PlannedItem.granted(Section.RECORDING.name(), recording.id(), 1))
                .toList();
        return items.isEmpty() ? List.of(PlannedItem.granted(Section.RECORDING.name(), null, 0)) : items;
    }

    /** @return lines of the party that somebody else uses or used */
    private List<UUID> usedByOthers(UUID partyId) {
        List<?> rows = em.createNativeQuery(
                        "select distinct l.id, l.msisdn from line l join subscription s on s.id = l.subscription_id join"
                                + " customer c on c.id = s.customer_id join line_use u on u.line_id = l.id where c.party_id"
                                + " = ?1 and u.person_id <> ?1 order by l.msisdn, l.id")
                .setParameter(1, partyId.toString())
                .getResultList();
        return rows.stream()
                .map(row -> UUID.fromString(((Object[]) row)[0].toString()))
                .toList();
    }

    /** @return rows of the first list of each part, which is what the part is about */
    private Map<Section, Long> held(UUID partyId, Standing standing) {
        Map<Section, Long> held = new EnumMap<>(Section.class);
        for (Section section : Section.values()) {
            Standing whose = section.reaches(standing) ? standing : Standing.SELF;
            String list = Sheets.of(section, whose).get(0).sql();
            held.put(
                    section,
                    count(
                            "select count(*) from ("
                                    + list.replace(":lang", "da").replace(":me", "?1") + ") x",
                            partyId));
        }
        return held;
    }

    private long count(String sql, UUID partyId) {
        return ((Number) em.createNativeQuery(sql)
                        .setParameter(1, partyId.toString())
                        .getSingleResult())
                .longValue();
    }
}
