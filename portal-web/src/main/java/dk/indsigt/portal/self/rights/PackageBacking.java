package dk.indsigt.portal.self.rights;

import dk.indsigt.domain.rights.RightsPackage;
import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.rights.pack.PackageService;
import dk.indsigt.service.rights.pack.PackageService.View;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The package of a request, as the part {@code package.xhtml} shows it on whatever page includes it. */
@Named("rightsPackage")
@RequestScoped
public class PackageBacking {
    @Inject
    private PackageService service;

    @Inject
    private CurrentUser user;

    @Inject
    private Attempt attempt;

    private final Map<UUID, Optional<View>> loaded = new HashMap<>();

    /**
     * @param requestId an id or its text
     * @return the newest package of the request, or {@code null}
     */
    public View of(Object requestId) {
        UUID id = Viewing.required(String.valueOf(requestId));
        return loaded.computeIfAbsent(id, key -> service.ofRequest(user.actor(), key))
                .orElse(null);
    }

    /** @return whether it is still being made */
    public boolean waits(Object requestId) {
        View view = of(requestId);
        return view != null
                && (view.state() == RightsPackage.State.QUEUED || view.state() == RightsPackage.State.BUILDING);
    }

    /** Staff have it tried again. */
    public void again(Object requestId) {
        View view = of(requestId);
        attempt.of(() -> service.again(user.actor(), view.id()));
        loaded.clear();
    }
}
