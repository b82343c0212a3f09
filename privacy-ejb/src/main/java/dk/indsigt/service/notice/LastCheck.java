package dk.indsigt.service.notice;

import dk.indsigt.domain.notice.OutboxMessage.Reliance;
import java.util.Optional;

/** Asked just before something leaves that relies on a consent. */
public interface LastCheck {
    /** @return code of what forbids it at this moment, read from what is committed; nothing where it may leave */
    Optional<String> against(Reliance reliance);

    /** @return the address at which one step ends the consent, also without signing in (RFC 8058) */
    String stopAddress(Reliance reliance);
}
