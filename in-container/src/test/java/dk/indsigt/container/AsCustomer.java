package dk.indsigt.container;

import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;

/** Works in the role CUSTOMER. */
@Stateless
@RunAs("CUSTOMER")
public class AsCustomer extends InRole {}
