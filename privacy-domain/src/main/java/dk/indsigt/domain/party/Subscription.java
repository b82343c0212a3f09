package dk.indsigt.domain.party;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** A product that a customer subscribes to, with one line or several. */
@Entity
@Table(name = "subscription")
public class Subscription {
    @Id
    private UUID id;

    @Column(name = "customer_id")
    private UUID customerId;

    @Column(length = 80)
    private String product;

    @Column(name = "started_on")
    private LocalDate startedOn;

    @Column(name = "ended_on")
    private LocalDate endedOn;

    @Version
    private long version;

    protected Subscription() {}

    public static Subscription start(UUID id, UUID customerId, String product, LocalDate startedOn) {
        Subscription subscription = new Subscription();
        subscription.id = id;
        subscription.customerId = customerId;
        subscription.product = product;
        subscription.startedOn = startedOn;
        return subscription;
    }

    public UUID id() {
        return id;
    }

    public UUID customerId() {
        return customerId;
    }

    public String product() {
        return product;
    }

    public LocalDate startedOn() {
        return startedOn;
    }

    public Optional<LocalDate> endedOn() {
        return Optional.ofNullable(endedOn);
    }
}
