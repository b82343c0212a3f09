package dk.indsigt.domain.traffic;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;

/** Something bought, perhaps returned, with the payment provider of that day (K-01). Card data are never stored (K-02). */
@Entity
@Table(name = "purchase")
public class Purchase {
    @Id
    private UUID id;

    @Column(name = "customer_id")
    private UUID customerId;

    @Column(name = "bought_on")
    private LocalDate boughtOn;

    @Column(length = 8)
    private String channel;

    @Column(length = 120)
    private String item;

    @Column(name = "amount_ore")
    private int amountOre;

    @Column(name = "returned_on")
    private LocalDate returnedOn;

    @Column(name = "paid_through", length = 30)
    private String paidThrough;

    @Column(name = "payment_reference", length = 40)
    private String paymentReference;

    @Column(name = "delete_due_on")
    private LocalDate deleteDueOn;

    protected Purchase() {}
}
