package dk.indsigt.domain.party;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** A customer relation: one party with one brand, under one customer number. */
@Entity
@Table(name = "customer")
public class Customer {
    @Id
    private UUID id;

    @Column(length = 10)
    private String number;

    @Enumerated(EnumType.STRING)
    @Column(length = 10)
    private Brand brand;

    @Enumerated(EnumType.STRING)
    @Column(length = 16)
    private Segment segment;

    @Column(name = "party_id")
    private UUID partyId;

    private LocalDate since;

    @Column(name = "ended_on")
    private LocalDate endedOn;

    @Version
    private long version;

    protected Customer() {}

    public static Customer open(UUID id, String number, Brand brand, Segment segment, UUID partyId, LocalDate since) {
        Customer customer = new Customer();
        customer.id = id;
        customer.number = number;
        customer.brand = brand;
        customer.segment = segment;
        customer.partyId = partyId;
        customer.since = since;
        return customer;
    }

    public UUID id() {
        return id;
    }

    public String number() {
        return number;
    }

    public Brand brand() {
        return brand;
    }

    public Segment segment() {
        return segment;
    }

    /** @return the contract party, owner of every line below */
    public UUID partyId() {
        return partyId;
    }

    public LocalDate since() {
        return since;
    }

    public Optional<LocalDate> endedOn() {
        return Optional.ofNullable(endedOn);
    }
}
