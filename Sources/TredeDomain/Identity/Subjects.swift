// What an identifier can be of, where the value itself has no type of its own in the domain.

/// A referral.
package enum Referral {}
