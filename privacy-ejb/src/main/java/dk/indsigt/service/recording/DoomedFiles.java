package dk.indsigt.service.recording;

import dk.indsigt.domain.recording.DoomedFile;
import dk.indsigt.service.settings.Setting;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Unlinks encrypted files whose deletion is committed. What is left when it fails is noise without a key, and it is tried again. */
@Stateless
@PermitAll
public class DoomedFiles {
    private static final int BATCH = 200;

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    /** @return how many were tried */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public int unlinkBatch() {
        List<DoomedFile> files = em.createQuery(
                        "select f from DoomedFile f order by f.attempts, f.id", DoomedFile.class)
                .setMaxResults(BATCH)
                .getResultList();
        Path data = Path.of(Setting.DATA.required());
        for (DoomedFile file : files) {
            try {
                Files.deleteIfExists(file.shelf().fileOf(data, file.id()));
                em.remove(file);
            } catch (IOException e) {
                file.failed();
            }
        }
        return files.size();
    }
}
