internal import SQLite
package import TredeDomain

/// The services of Trede over one database: what the API and the command line call.
package struct Services: Sendable {
    /// The database.
    package let storage: Storage
    /// The law, as data.
    package let regimes: Regimes
    /// Where identifiers come from.
    package let ids: IDSource
    /// By what tokens are issued and recognised.
    package let tokenKeys: TokenKeys
    /// From when on somebody reads many files in a short time.
    package var bulkReading = BulkReading.Bound()
    private let keptVault: Vault?

    private init(
        _ storage: Storage, regimes: Regimes, ids: IDSource, tokenKeys: TokenKeys, vault: Vault?
    ) {
        self.storage = storage
        self.regimes = regimes
        self.ids = ids
        self.tokenKeys = tokenKeys
        keptVault = vault
    }

    /// Opens the database at `path` and the file of its data keys, made when they are missing.
    ///
    /// `clock` gives milliseconds since 1970. Without `dataKeys` nothing that is sealed may be touched; without
    /// `tokenKeys` the key that signs tokens is drawn, and no other issuer is trusted.
    package static func open(
        path: String, dataKeys: DataKeySetting?, regimes: Regimes, ids: IDSource = .system,
        tokenKeys: TokenKeys? = nil, clock: @escaping @Sendable () -> Int64
    ) throws -> Services {
        let vault = try dataKeys.map { try Vault($0, clock: clock) }
        let database = try Database.open(
            path: path, application: Migrations.application, companion: vault, clock: clock)
        let settlement = SettlementService(regimes: regimes, ids: ids)
        let storage = Storage(database) { try settlement.settleUnsettled(in: $0) }
        if vault != nil { try database.makeReader().read { try WitnessStore.check(in: $0) } }
        let keys = if let tokenKeys { tokenKeys } else { TokenKeys(issuing: try .drawn()) }
        return Services(storage, regimes: regimes, ids: ids, tokenKeys: keys, vault: vault)
    }

    /// Refuses a file that is no database of ours; one that is missing may become one.
    package static func checkOwner(path: String) throws {
        try Database.checkOwner(path: path, application: Migrations.application)
    }

    /// Brings the schema up to date and returns the numbers of the steps taken.
    @discardableResult
    package func migrate() throws -> [Int] {
        try Migrator(migrations: Migrations.all, database: storage.database).up()
    }

    /// Refuses a database whose schema is not that of this program; changes nothing.
    ///
    /// - Throws: `MigrationError`.
    package func checkSchema() throws {
        try Migrator(migrations: Migrations.all, database: storage.database).check()
    }

    /// Copies the database, while it is in use, to a new file.
    package func backup(to target: String) throws {
        try storage.database.backup(to: target)
    }

    /// Finishes what waits and closes the database and its keys.
    package func close() throws {
        try storage.database.close()
        try keptVault?.close()
    }

    /// What seals and opens what is confidential.
    package var vault: Vault {
        guard let keptVault else { preconditionFailure("This needs a database that is opened with its keys.") }
        return keptVault
    }
    /// Erases persons.
    package var erasures: ErasureService { ErasureService(storage: storage, vault: vault, ids: ids, regimes: regimes) }
    /// Erases by the passing of time.
    package var retention: RetentionService { RetentionService(storage: storage, erasures: erasures) }
    /// Registers clients and withdraws them.
    package var clients: ClientService { ClientService(ids: ids) }
    /// Makes keys of clients and recognises callers by them.
    package var clientKeys: ClientKeyService { ClientKeyService(ids: ids) }
    /// Registers the keys with which clients sign.
    package var publicKeys: PublicKeyService { PublicKeyService(ids: ids) }
    /// Issues access tokens and recognises callers by them.
    package var tokens: TokenService {
        TokenService(ids: ids, access: TrajectoryAccess(regimes: regimes), keys: tokenKeys)
    }
    /// Writes down who was refused.
    package var refusedAttempts: RefusedAttemptService { RefusedAttemptService(ids: ids) }
    /// Registers and finds organisations.
    package var organisations: OrganisationService { OrganisationService(ids: ids) }
    /// Writes plans and has them signed.
    package var plans: PlanService { PlanService(ids: ids, regimes: regimes) }
    /// Orders actions.
    package var orders: OrderService { OrderService(ids: ids, regimes: regimes) }
    /// Keeps and compares assessments.
    package var assessments: AssessmentService { AssessmentService(ids: ids, regimes: regimes) }
    /// Registers internships.
    package var internships: InternshipService { InternshipService(ids: ids, regimes: regimes) }
    /// Registers, verifies and corrects sessions.
    package var sessions: SessionService { SessionService(ids: ids, regimes: regimes) }
    /// Registers and finds professionals.
    package var professionals: ProfessionalService { ProfessionalService(ids: ids) }
    /// Registers networks and shows them to whom they concern.
    package var networks: NetworkService { NetworkService(ids: ids, regimes: regimes) }
    /// Shows the regimes and sets what they leave open.
    package var regimeValues: RegimeValueService { RegimeValueService(regimes: regimes) }
    /// Takes referrals in and shows them.
    package var referrals: ReferralService { ReferralService(ids: ids, regimes: regimes) }
    /// Says how somebody stands to a file.
    package var standing: FileStanding { FileStanding(regimes: regimes) }
    /// Takes referrals into screening and asks for more.
    package var screening: ScreeningService { ScreeningService(ids: ids, regimes: regimes) }
    /// Recommends and decides on referrals.
    package var decisions: DecisionService { DecisionService(ids: ids, regimes: regimes) }
    /// Registers appeals against decisions.
    package var appeals: AppealService { AppealService(ids: ids, regimes: regimes) }
    /// Keeps what was pushed in bulk.
    package var importRuns: ImportRunService { ImportRunService(ids: ids) }
    /// Finds persons.
    package var persons: PersonService { PersonService(regimes: regimes) }
    /// Pays what is due.
    package var payments: PaymentService { PaymentService(ids: ids) }
    /// Reads and checks the audit.
    package var audit: AuditService { AuditService() }
    /// Opens a file to the person it is about.
    package var insight: InsightService { InsightService(ids: ids, regimes: regimes) }
    /// Examines the database.
    package var doctor: DoctorService {
        DoctorService(audit: audit, settlement: SettlementService(regimes: regimes, ids: ids), regimes: regimes)
    }
    /// Brings the books up to today.
    package var calendar: CalendarService {
        CalendarService(
            storage: storage, settlement: SettlementService(regimes: regimes, ids: ids), payments: payments)
    }
    /// Draws up statements.
    package var statements: StatementService { StatementService() }
    /// Shows entitlements.
    package var entitlements: EntitlementService {
        EntitlementService(settlement: SettlementService(regimes: regimes, ids: ids))
    }
    /// Shows the ledger.
    package var ledger: LedgerService { LedgerService() }
}
