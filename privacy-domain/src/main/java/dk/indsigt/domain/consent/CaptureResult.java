package dk.indsigt.domain.consent;

import java.util.Collection;
import java.util.Locale;

/** How a page on which another service asked for consents ended, by the words of CAMARA Consent Info. */
public enum CaptureResult {
    GRANTED,
    PARTIAL_GRANT,
    DENIED,
    TIMEOUT,
    ERROR;

    /** @return the word that the service is told */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param answers one for each thing that was asked for */
    static CaptureResult of(Collection<Boolean> answers) {
        if (!answers.contains(Boolean.FALSE)) {
            return GRANTED;
        }
        return answers.contains(Boolean.TRUE) ? PARTIAL_GRANT : DENIED;
    }
}
