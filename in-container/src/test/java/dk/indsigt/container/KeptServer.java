package dk.indsigt.container;

import fish.payara.arquillian.container.payara.managed.PayaraMicroDeployableContainer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.container.LifecycleException;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ArchivePath;
import org.jboss.shrinkwrap.api.Filters;

/**
 * A server that goes on from one test class to the next, as long as they want the same of it, settings and libraries: starting it takes longer than
 * most of them.
 */
public final class KeptServer extends PayaraMicroDeployableContainer {
    private Archive<?> archive;
    private ProtocolMetaData address;
    private String told;

    /** Puts it in the place of the server that starts for every class. */
    public static final class Extension implements LoadableExtension {
        @Override
        public void register(ExtensionBuilder builder) {
            builder.override(DeployableContainer.class, PayaraMicroDeployableContainer.class, KeptServer.class);
        }
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> wanted) throws DeploymentException {
        String tells = told();
        if (archive == null || !tells.equals(told) || !libraries(archive).containsAll(libraries(wanted))) {
            end();
            House.freeLeases();
            address = super.deploy(wanted);
            archive = wanted;
            told = tells;
        }
        return address;
    }

    /** It stays. */
    @Override
    public void undeploy(Archive<?> done) {}

    @Override
    public void stop() throws LifecycleException {
        try {
            end();
        } catch (DeploymentException failure) {
            throw new LifecycleException("the server did not stop", failure);
        }
        super.stop();
    }

    private static Set<String> libraries(Archive<?> of) {
        return of.getContent(Filters.include("/WEB-INF/lib/.*")).keySet().stream()
                .map(ArchivePath::get)
                .collect(Collectors.toSet());
    }

    private void end() throws DeploymentException {
        if (archive != null) {
            super.undeploy(archive);
            archive = null;
        }
    }

    private static String told() throws DeploymentException {
        try {
            return Files.readString(House.PROPERTIES).replaceAll("(?m)^#.*\\R", "");
        } catch (IOException failure) {
            throw new DeploymentException("the settings of the server cannot be read", failure);
        }
    }
}
