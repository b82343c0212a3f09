package dk.indsigt.domain.traffic;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;

/** An invoice; the law keeps it for five years from the end of the financial year (P-3.4.2-c). */
@Entity
@Table(name = "invoice")
public class Invoice {
    @Id
    private UUID id;

    @Column(name = "customer_id")
    private UUID customerId;

    @Column(length = 20)
    private String number;

    @Column(name = "issued_on")
    private LocalDate issuedOn;

    @Column(name = "amount_ore")
    private int amountOre;

    @Column(name = "paid_on")
    private LocalDate paidOn;

    @Column(name = "delete_due_on")
    private LocalDate deleteDueOn;

    protected Invoice() {}
}
