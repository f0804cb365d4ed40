package import TredeDomain

/// A client as an administrator asks for it: by the numbers and addresses people know.
package struct ClientRequest: Sendable {
    let name: String
    let role: Role
    let enterpriseNumber: String?
    let email: String?
    let trajectory: String?
    let referral: String?
    let scopes: [String]
    let issuer: ClientDraft.Issuer?

    /// Makes a request; what it names is looked up when it is registered.
    package init(
        name: String, role: Role, enterpriseNumber: String?, email: String?, trajectory: String?,
        referral: String?, scopes: [String], issuer: ClientDraft.Issuer? = nil
    ) {
        self.name = name
        self.role = role
        self.enterpriseNumber = enterpriseNumber
        self.email = email
        self.trajectory = trajectory
        self.referral = referral
        self.scopes = scopes
        self.issuer = issuer
    }
}
