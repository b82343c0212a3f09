package dk.indsigt.service.rights;

import dk.indsigt.domain.retention.ProcessingStop;
import dk.indsigt.domain.rights.RightsRequest;
import jakarta.persistence.EntityManager;
import java.util.List;

/** The stops that a request set and that still stand. */
final class RequestStops {
    private RequestStops() {}

    static List<ProcessingStop> of(EntityManager em, RightsRequest request) {
        return em.createQuery(
                        "select s from ProcessingStop s where s.requestId = :request and s.endedAt is null",
                        ProcessingStop.class)
                .setParameter("request", request.id())
                .getResultList();
    }
}
