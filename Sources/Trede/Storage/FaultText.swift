internal import SQLite
internal import TredeDomain

/// What broke, in words for who runs the program; callers of the API never read it.
package enum FaultText {
    /// What is wrong with the database, in half a sentence without its name.
    package static func sentence(_ error: any Error) -> String {
        switch error {
        case Failure.fault(let fault): sentence(fault)
        case let error as SQLiteError: sentence(error)
        case let error as MigrationError: sentence(error)
        case let error as ForeignDatabase:
            "it is a database of another program" + (error.object.map { ", with \($0) in it" } ?? "")
        case let error as SealingFault: sentence(error)
        case let error as CorruptColumn: "a column holds what this program never wrote (\(error))"
        default: "\(error)"
        }
    }

    private static func sentence(_ fault: SealingFault) -> String {
        switch fault {
        case .otherKeys: "its file of data keys is that of another database, an older copy, or was made anew"
        case .unknownKey(let name): "its keys were wrapped with the key \(name), which the file of keys does not hold"
        case .damaged: "what is sealed in it, or its file of keys, was changed"
        case .noKey(let number): "its file of data keys has no key \(number)"
        case .logInUse: "its file of data keys is being read by another program; it is tried again"
        case .erased: "what was asked for was erased"
        }
    }

    private static func sentence(_ error: SQLiteError) -> String {
        if error.isNoDatabase { return "it is no SQLite database" }
        if error.isCorrupt { return "it is damaged (\(error.message))" }
        if error.isReadOnly { return "it may not be written" }
        if error.isFull { return "the disk is full" }
        if error.isBusy { return "another program holds it" }
        return error.description
    }

    private static func sentence(_ error: MigrationError) -> String {
        switch error {
        case .unknown(let number, let name):
            "it was migrated by a newer version of trede (step \(number), \(name)); this one knows "
                + "\(Migrations.all.count) steps"
        case .changed(let number, let name):
            "step \(number) (\(name)) of its schema is not the one this version knows by that number"
        case .databaseHasGap(let number): "step \(number) of its schema is missing although a later one is applied"
        case .notApplied(let number, let name):
            "step \(number) (\(name)) of its schema is still to be applied, with trede migrate"
        case .nothingApplied: "it is no database of trede: no step of the schema is applied"
        default: error.description
        }
    }
}
