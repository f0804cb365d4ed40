/// The statements that open and end transactions.
enum ControlQuery: String, Query {
    case begin = "BEGIN"
    case beginImmediate = "BEGIN IMMEDIATE"
    case commit = "COMMIT"
    case rollBack = "ROLLBACK"
    case savepoint = "SAVEPOINT part"
    case release = "RELEASE part"
    case rollBackToSavepoint = "ROLLBACK TO part"
}

/// The control statements of one connection, prepared when it opens: each transaction runs two or more of them.
struct ControlStatements {
    private let begin: Statement
    private let beginImmediate: Statement
    private let commit: Statement
    private let rollBack: Statement
    private let savepoint: Statement
    private let release: Statement
    private let rollBackToSavepoint: Statement

    init(_ prepare: (ControlQuery) throws(SQLiteError) -> Statement) throws(SQLiteError) {
        begin = try prepare(.begin)
        beginImmediate = try prepare(.beginImmediate)
        commit = try prepare(.commit)
        rollBack = try prepare(.rollBack)
        savepoint = try prepare(.savepoint)
        release = try prepare(.release)
        rollBackToSavepoint = try prepare(.rollBackToSavepoint)
    }

    subscript(query: ControlQuery) -> Statement {
        switch query {
        case .begin: begin
        case .beginImmediate: beginImmediate
        case .commit: commit
        case .rollBack: rollBack
        case .savepoint: savepoint
        case .release: release
        case .rollBackToSavepoint: rollBackToSavepoint
        }
    }
}
