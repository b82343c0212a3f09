package dk.indsigt.service.rights.erasure;

import java.util.UUID;

/**
 * Everything that could go is gone. Fired once for a request, in the transaction of the last part.
 *
 * @param requestId the request that was granted
 */
public record ErasureDone(UUID requestId) {}
