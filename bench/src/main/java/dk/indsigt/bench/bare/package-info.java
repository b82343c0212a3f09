/** What the portal is measured against: deployed in the same server, and doing as little as can be done. */
package dk.indsigt.bench.bare;
