package dk.indsigt.service.rights;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.protection.KeyPurpose;
import dk.indsigt.domain.recording.DoomedFile;
import dk.indsigt.domain.rights.RightsAttachment;
import dk.indsigt.domain.rights.RightsRequest;
import dk.indsigt.service.audit.AuditService;
import dk.indsigt.service.protection.DataKeys;
import dk.indsigt.service.protection.Vault;
import dk.indsigt.service.settings.Setting;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.UUID;

/**
 * The original messages of requests: a PDF, an image or a mail, known by its content and not by its name, kept encrypted. What looks like an
 * identity card is refused (P-3.4.2-f).
 */
@Stateless
@RolesAllowed({"AGENT", "OFFICER"})
public class Attachments {
    /** Bytes. */
    public static final int MOST = 20 * 1024 * 1024;

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private RightsAccess rights;

    @Inject
    private DataKeys keys;

    @Inject
    private Vault vault;

    @Inject
    private AuditService audit;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    /** A file to be read. */
    public record Content(SeekableByteChannel channel, String mediaType, long size) {}

    /**
     * @param noIdentityCard the member of staff looked and says that it shows none
     * @throws InvalidValueException FILE_EMPTY, FILE_TOO_LARGE, FILE_KIND, IDENTITY_CARD, NOT_LOOKED_AT
     */
    public UUID add(Actor actor, UUID requestId, byte[] content, boolean noIdentityCard) {
        RightsRequest request = rights.toWork(actor, requestId);
        if (request.state().ended()) {
            throw new RefusedException("STEP_NOT_NOW");
        }
        if (content == null || content.length == 0) {
            throw new InvalidValueException("FILE_EMPTY");
        }
        if (content.length > MOST) {
            throw new InvalidValueException("FILE_TOO_LARGE", MOST / 1024 / 1024);
        }
        String mediaType = FileKind.of(content).orElseThrow(() -> new InvalidValueException("FILE_KIND"));
        if (FileKind.looksLikeIdentityCard(content, mediaType)) {
            throw new InvalidValueException("IDENTITY_CARD");
        }
        if (!noIdentityCard) {
            throw new InvalidValueException("NOT_LOOKED_AT");
        }
        UUID id = ids.next();
        byte[] wrapped = keys.of(request.partyId(), KeyPurpose.FILE);
        byte[] key = vault.newFileKey(wrapped, request.partyId(), id);
        write(content, wrapped, key, request.partyId(), id);
        em.persist(RightsAttachment.keep(
                id, requestId, mediaType, content.length, key, actor.accountId(), clock.instant()));
        audit.record(actor, AuditAction.RIGHTS_ATTACHED, request.partyId(), requestId);
        return id;
    }

    /** @throws NotFoundException where there is none */
    public Content open(Actor actor, UUID attachmentId) {
        RightsAttachment attachment = attachmentId == null ? null : em.find(RightsAttachment.class, attachmentId);
        if (attachment == null) {
            throw new NotFoundException();
        }
        RightsRequest request = rights.toWork(actor, attachment.requestId());
        byte[] wrapped = keys.living(request.partyId(), KeyPurpose.FILE).orElseThrow(NotFoundException::new);
        audit.record(actor, AuditAction.RIGHTS_ATTACHMENT_OPENED, request.partyId(), request.id());
        try {
            return new Content(
                    vault.decryptFile(
                            wrapped,
                            attachment.wrappedKey(),
                            request.partyId(),
                            attachmentId,
                            FileChannel.open(fileOf(attachmentId), StandardOpenOption.READ)),
                    attachment.mediaType(),
                    attachment.sizeBytes());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void write(byte[] content, byte[] wrapped, byte[] key, UUID party, UUID id) {
        Path file = fileOf(id);
        try {
            Files.createDirectories(file.getParent());
            try (WritableByteChannel channel = vault.encryptFile(
                    wrapped,
                    key,
                    party,
                    id,
                    FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
                ByteBuffer clear = ByteBuffer.wrap(content);
                while (clear.hasRemaining()) {
                    channel.write(clear);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** @return where an attachment lies */
    private static Path fileOf(UUID id) {
        return DoomedFile.Shelf.ATTACHMENT.fileOf(Path.of(Setting.DATA.required()), id);
    }
}
