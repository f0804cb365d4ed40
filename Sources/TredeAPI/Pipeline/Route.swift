package import HTTPServer
internal import Trede
package import TredeDomain

/// In whose name somebody asks to be let in, before any of it is believed.
enum EntranceClaim {
    /// The client and the key that an assertion names, as a digest.
    case signer(Digest)
    /// Nobody's: of whoever has a code.
    case code
}

/// One operation of the contract: where it is called, by whom, and what it does.
package struct Route: Sendable {
    /// The operationId of openapi.yaml.
    package let operation: String
    /// What `AccessMatrix` says of it.
    package let row: AccessRow
    /// The method.
    package let method: Method
    /// The path below the base path, with its parameters in braces.
    package let template: String
    /// Who may call it.
    package var access: AccessRow.Reach { row.reach }
    /// What a caller's scopes must hold; nil where nobody needs a token.
    package private(set) var scope: Scope?
    /// In whose name a caller asks here to be let in, by the content; nil where callers show that elsewhere.
    private(set) var claim: (@Sendable (Request) -> EntranceClaim?)?
    /// Whether what it answers may be kept under an `Idempotency-Key`; a secret that is shown once may not.
    package private(set) var keepsAnswers = true
    /// Whether a large content is taken while it arrives; the plan must then be long work.
    package let takesPieces: Bool
    /// The media type of what it answers.
    package let produces: String
    /// A second media type it answers in, for who prefers that.
    package let alsoProduces: String?
    private let admitted: Set<Role>?
    /// Understands the request and says what to do; runs on the event loop and touches no storage.
    package let plan: @Sendable (Call) throws -> Work

    /// Makes a route; who may call it stands in the access matrix, and nowhere else.
    package init(
        _ operation: ContractOperation, _ method: Method, _ template: String,
        produces: String = "application/json", alsoProduces: String? = nil, takesPieces: Bool = false,
        plan: @escaping @Sendable (Call) throws -> Work
    ) {
        self.operation = operation.rawValue
        row = AccessMatrix.row(of: operation)
        admitted = row.roles
        self.method = method
        self.template = template
        self.takesPieces = takesPieces
        self.produces = produces
        self.alsoProduces = alsoProduces
        self.plan = plan
    }

    /// Whether clients in a role may call it.
    func admits(_ role: Role) -> Bool { admitted?.contains(role) ?? true }

    /// Whether it is about persons in a file, and not about reference data or about who takes part.
    var concernsPersons: Bool {
        access != .open && !["refData", "organisations", "professionals", "networks"].contains(root)
    }

    /// Whether it is about what organisations are owed and were paid.
    var isOfBooks: Bool { ["ledgerEntries", "statements", "entitlements", "payments"].contains(root) }

    private var root: String { template.split(separator: "/").first.map(String.init) ?? "" }

    /// The same route, which answers what is shown once.
    var answeredOnce: Route {
        var route = self
        route.keepsAnswers = false
        return route
    }

    /// The same route, where callers show who they are: who fails too often in the same name is held back.
    func entrance(_ claim: @escaping @Sendable (Request) -> EntranceClaim?) -> Route {
        var route = self
        route.claim = claim
        return route
    }

    /// The same route, which needs a scope of an area unless it has one.
    ///
    /// To consult for what only looks, otherwise to update.
    func scoped(_ area: Scope.Area, _ right: Scope.Right?) -> Route {
        guard access != .open, scope == nil else { return self }
        var route = self
        route.scope = Scope(area, right ?? (method == .get ? .consult : .update))
        return route
    }
}

extension [Route] {
    /// The same routes, which need a scope of an area; of `right` where given, otherwise by their method.
    func scoped(_ area: Scope.Area, _ right: Scope.Right? = nil) -> [Route] { map { $0.scoped(area, right) } }
}
