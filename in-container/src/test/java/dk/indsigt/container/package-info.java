/**
 * What the tests in the container stand on: a database filled with the demo operator, the deployment, roles, and people of their own.
 *
 * <p>Decided: one database for the whole run, started by the JVM of the tests; each test makes the people it needs, so that none disturbs another.
 */
package dk.indsigt.container;
