package dk.indsigt.service.rights.pack;

import java.util.UUID;

/** Fired in the transaction in which a package becomes ready to be fetched. */
public record PackageReady(UUID requestId, UUID packageId) {}
