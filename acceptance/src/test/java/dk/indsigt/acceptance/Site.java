package dk.indsigt.acceptance;

import java.nio.file.Path;

/** A portal that runs, wherever it runs. */
interface Site {

    /** @return its address, without a slash at the end */
    String address();

    /** @return its data folder */
    Path data();

    Records records();

    default Outbox outbox() {
        return new Outbox(data().resolve("outbox"));
    }

    default Credentials credentials() {
        return Credentials.read(data().resolve("demo-credentials.json"));
    }
}
