package dk.indsigt.service.rights;

import dk.indsigt.service.rights.erasure.ErasureDone;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hears which erasures are done. */
@ApplicationScoped
public class Heard {
    private final List<UUID> requests = new CopyOnWriteArrayList<>();

    void hear(@Observes ErasureDone done) {
        requests.add(done.requestId());
    }

    public long times(UUID request) {
        return requests.stream().filter(request::equals).count();
    }
}
