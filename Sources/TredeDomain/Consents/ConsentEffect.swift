/// What taking a consent back changes for one receiver (V-3).
package struct ConsentEffect: Equatable, Sendable {
    /// What changes.
    package enum Change: String, CaseIterable, Sendable {
        /// No longer registers sessions and internships.
        case stopsRegistering
        /// No longer reads or writes the confidential compartment.
        case losesFile
    }

    /// In which role.
    package let role: Role
    /// Which organisation.
    package let organisation: ID<Organisation>
    /// Which person, where it is one.
    package let professional: ID<Professional>?
    /// What changes.
    package let change: Change

    /// Makes an effect.
    package init(role: Role, organisation: ID<Organisation>, professional: ID<Professional>?, change: Change) {
        self.role = role
        self.organisation = organisation
        self.professional = professional
        self.change = change
    }
}
