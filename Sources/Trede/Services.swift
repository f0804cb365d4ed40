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

    /// Opens the database at `path`, made when it is missing; `clock` gives milliseconds since 1970.
    ///
    /// Without `tokenKeys` the key that signs tokens is drawn, and no other issuer is trusted.
    package static func open(
        path: String, regimes: Regimes, ids: IDSource = .system, tokenKeys: TokenKeys? = nil,
        clock: @escaping @Sendable () -> Int64
    ) throws -> Services {
        let database = try Database.open(path: path, application: Migrations.application, clock: clock)
        let settlement = SettlementService(regimes: regimes, ids: ids)
        let storage = Storage(database) { try settlement.settleUnsettled(in: $0) }
        let keys = if let tokenKeys { tokenKeys } else { TokenKeys(issuing: try .drawn()) }
        return Services(storage: storage, regimes: regimes, ids: ids, tokenKeys: keys)
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

    /// Finishes what waits and closes the database.
    package func close() throws {
        try storage.database.close()
    }

    /// Registers clients and withdraws them.
    package var clients: ClientService { ClientService(ids: ids) }
    /// Makes keys of clients and recognises callers by them.
    package var clientKeys: ClientKeyService { ClientKeyService(ids: ids) }
    /// Registers the keys with which clients sign.
    package var publicKeys: PublicKeyService { PublicKeyService(ids: ids) }
    /// Issues access tokens and recognises callers by them.
    package var tokens: TokenService { TokenService(ids: ids, keys: tokenKeys) }
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
