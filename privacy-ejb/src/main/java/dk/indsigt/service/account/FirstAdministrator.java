package dk.indsigt.service.account;

import dk.indsigt.service.notice.NoticeTexts;
import dk.indsigt.service.settings.Setting;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** At the start of an installation without administrator: leaves a one-time address in the data folder, readable by its owner alone. */
@Singleton
@Startup
@DependsOn("SchemaMigrator")
public class FirstAdministrator {
    private static final String FILE = "first-administrator-url";
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

    @Inject
    private CredentialService credentials;

    @Inject
    private NoticeTexts texts;

    @PostConstruct
    void invite() {
        if (Setting.DEMO.on()) {
            return;
        }
        Path file = Path.of(Setting.DATA.required(), FILE);
        try {
            Files.deleteIfExists(file);
            var secret = credentials.inviteFirstAdministrator();
            if (secret.isPresent()) {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER));
                Files.writeString(
                        file,
                        texts.baseUrl() + "account/first.xhtml?secret=" + secret.get() + "\n",
                        StandardOpenOption.TRUNCATE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
