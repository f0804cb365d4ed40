import Testing

@testable import SQLite

@Suite("Transactions and rows")
struct TransactionTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test(
        "every kind of value comes back as it was bound",
        arguments: [
            Value.null, .integer(.min), .integer(.max), 0, .real(-0.5), "", "é\u{0}漢字", .blob([]), .blob([0, 255, 7]),
        ])
    func roundTrip(value: Value) throws {
        try scratch.database.writer.write { _ = try $0.run(ScratchQuery.insertAny, value) }
        let found = try scratch.database.makeReader().read { transaction in
            try transaction.first(ScratchQuery.anything) { row throws -> Value in
                switch value {
                case .null: return try row.isNull(0) ? .null : .integer(0)
                case .integer: return .integer(try row.integer(0))
                case .real: return .real(try row.real(0))
                case .text: return .text(try row.text(0))
                case .blob: return .blob(try row.blob(0))
                }
            }
        }
        #expect(found == value)
    }

    @Test("an optional is its value or NULL")
    func optionals() {
        #expect(Value.optional("a") == "a")
        #expect(Value.optional(nil as String?) == .null)
        #expect(Value.optional(7) == 7)
        #expect(Value.optional(nil as Int64?) == nil)
    }

    @Test("an optional column is nil for NULL and its value otherwise")
    func optionalColumns() throws {
        for value in [Value.null, .integer(3), .real(1.5), .text("t"), .blob([1])] {
            try scratch.database.writer.write { _ = try $0.run(ScratchQuery.insertAny, value) }
        }
        try scratch.database.makeReader().read { transaction in
            var seen = 0
            try transaction.each(ScratchQuery.anything) { row throws in
                switch seen {
                case 0:
                    #expect(try row.optionalInteger(0) == nil)
                    #expect(try row.optionalText(0) == nil)
                    #expect(try row.optionalReal(0) == nil)
                    #expect(try row.optionalBlob(0) == nil)
                case 1: #expect(try row.optionalInteger(0) == 3)
                case 2: #expect(try row.optionalReal(0) == 1.5)
                case 3: #expect(try row.optionalText(0) == "t")
                default: #expect(try row.optionalBlob(0) == [1])
                }
                seen += 1
            }
            #expect(seen == 5)
        }
    }

    @Test("a column of another type is an error and not a zero or an empty text")
    func typeMismatch() throws {
        try scratch.add("secret name")
        try scratch.database.makeReader().read { transaction in
            let error = #expect(throws: SQLiteError.self) {
                try transaction.first(ScratchQuery.names) { try $0.integer(0) }
            }
            #expect(error?.isTypeMismatch == true)
            #expect(error?.statement == "ScratchQuery.names")
            #expect(error?.description.contains("column 0 (name) holds TEXT, not INTEGER") == true)
            #expect(error?.description.contains("secret") == false)
            #expect(throws: SQLiteError.self) { try transaction.first(ScratchQuery.count) { try $0.text(0) } }
            #expect(throws: SQLiteError.self) { try transaction.first(ScratchQuery.count) { try $0.real(0) } }
            #expect(throws: SQLiteError.self) { try transaction.first(ScratchQuery.names) { try $0.blob(0) } }
            #expect(throws: SQLiteError.self) {
                try transaction.first(ScratchQuery.names) { try $0.optionalInteger(0) }
            }
        }
    }

    @Test("a column the row does not have is an error", arguments: [-1, 1])
    func columnOutOfRange(column: Int32) throws {
        try scratch.add("a")
        try scratch.database.makeReader().read { transaction in
            let error = #expect(throws: SQLiteError.self) {
                try transaction.first(ScratchQuery.names) { try $0.optionalText(column) }
            }
            #expect(error?.isOutOfRange == true)
        }
    }

    @Test("text that is not UTF-8 is an error")
    func invalidText() throws {
        try scratch.database.writer.perform {
            try $0.execute(script: "INSERT INTO anything VALUES (CAST(x'61ff62' AS TEXT))")
        }
        try scratch.database.makeReader().read { transaction in
            #expect(throws: SQLiteError.self) { try transaction.first(ScratchQuery.anything) { try $0.text(0) } }
            let bytes = try transaction.first(ScratchQuery.anything) { try $0.withText(0) { $0.count } }
            #expect(bytes == 3)
        }
    }

    @Test("too few or too many values are refused", arguments: [0, 1, 3])
    func valueCount(count: Int) throws {
        let error = #expect(throws: SQLiteError.self) {
            try scratch.database.writer.write { transaction in
                switch count {
                case 0: try transaction.run(ScratchQuery.insert)
                case 1: try transaction.run(ScratchQuery.insert, "a")
                default: try transaction.run(ScratchQuery.insert, "a", 1, 2)
                }
            }
        }
        #expect(error?.isOutOfRange == true)
        #expect(try scratch.names().isEmpty)
    }

    @Test("run tells how many rows changed and insert the new rowid")
    func results() throws {
        try scratch.database.writer.write { transaction throws in
            #expect(try transaction.insert(ScratchQuery.insert, "a", 1) == 1)
            #expect(try transaction.insert(ScratchQuery.insert, "b", 1) == 2)
            #expect(try transaction.run(ScratchQuery.rename, "a", "c") == 1)
            #expect(try transaction.run(ScratchQuery.rename, "a", "c") == 0)
            #expect(try transaction.run(ScratchQuery.removeAll) == 2)
        }
    }

    @Test("an insert that inserts nothing does not return the rowid of another row")
    func insertNothing() throws {
        try scratch.add("a")
        #expect(throws: SQLiteError.self) {
            try scratch.database.writer.write { try $0.insert(ScratchQuery.insertIgnoring, "a", 1) }
        }
        #expect(try scratch.database.writer.write { try $0.run(ScratchQuery.insertIgnoring, "a", 1) } == 0)
    }

    @Test("an insert can return columns, and its foreign keys are checked although only one row is taken")
    func returning() throws {
        let identifier = try scratch.database.writer.write { transaction in
            try transaction.first(ScratchQuery.insertReturning, "a", 1) { try $0.integer(0) }
        }
        #expect(identifier == 1)
        let error = #expect(throws: SQLiteError.self) {
            try scratch.database.writer.write { transaction in
                _ = try transaction.first(ScratchQuery.insertPartReturning, 99) { try $0.integer(0) }
            }
        }
        #expect(error?.isForeignKeyViolation == true)
    }

    @Test("constraints are told apart by code, and no message holds a value")
    func constraints() throws {
        try scratch.add("needle")
        let unique = failure { try $0.run(ScratchQuery.insert, "needle", 1) }
        let check = failure { try $0.run(ScratchQuery.insert, "needle2", -1) }
        let notNull = failure { try $0.run(ScratchQuery.insert, nil, 1) }
        let foreignKey = failure { try $0.run(ScratchQuery.insertPart, 99) }
        let datatype = failure { try $0.run(ScratchQuery.insert, "needle3", "needle") }
        #expect(unique?.isUniqueViolation == true && unique?.isCheckViolation == false)
        #expect(check?.isCheckViolation == true && check?.isUniqueViolation == false)
        #expect(notNull?.isNotNullViolation == true)
        #expect(foreignKey?.isForeignKeyViolation == true)
        for error in [unique, check, notNull, foreignKey, datatype] {
            #expect(error?.isConstraintViolation == true)
            #expect(error?.isBusy == false && error?.isFull == false)
            #expect(error?.description.contains("needle") == false)
        }
    }

    @Test("a statement serves again after a throw in it")
    func reuseAfterThrow() throws {
        for name in ["a", "b", "c"] { try scratch.add(name) }
        let reader = try scratch.database.makeReader()
        #expect(throws: Refusal.self) {
            try reader.read { try $0.each(ScratchQuery.names) { _ in throw Refusal() } }
        }
        #expect(try reader.read { try $0.all(ScratchQuery.names) { try $0.text(0) } } == ["a", "b", "c"])
    }

    @Test("a query may run while the same query is being stepped through")
    func nestedUse() throws {
        for name in ["a", "b"] { try scratch.add(name) }
        let pairs = try scratch.database.makeReader().read { transaction in
            var pairs: [String] = []
            try transaction.each(ScratchQuery.names) { row in
                let outer = try row.text(0)
                let inner = try transaction.all(ScratchQuery.names) { try $0.text(0) }
                pairs += inner.map { outer + $0 }
            }
            return pairs
        }
        #expect(pairs == ["aa", "ab", "ba", "bb"])
    }

    @Test("a savepoint that throws is undone alone, also inside another")
    func savepoints() throws {
        try scratch.database.writer.write { transaction in
            try transaction.run(ScratchQuery.insert, "outer", 1)
            try transaction.savepoint { part in
                try part.run(ScratchQuery.insert, "kept", 1)
                #expect(throws: Refusal.self) {
                    try part.savepoint { inner in
                        try inner.run(ScratchQuery.insert, "lost", 1)
                        throw Refusal()
                    }
                }
            }
            #expect(throws: Refusal.self) {
                try transaction.savepoint { part in
                    try part.run(ScratchQuery.insert, "lost too", 1)
                    throw Refusal()
                }
            }
        }
        #expect(try scratch.names() == ["outer", "kept"])
    }

    @Test(
        "a query that does not prepare names itself",
        arguments: [
            ScratchQuery.missingTable, .twoStatements, .blank,
        ])
    func unprepared(query: ScratchQuery) throws {
        let error = #expect(throws: SQLiteError.self) {
            try scratch.database.makeReader().read { try $0.all(query) { _ in } }
        }
        #expect(error?.statement == "ScratchQuery.\(query)")
    }

    private func failure(_ body: @escaping @Sendable (borrowing Transaction<Writing>) throws -> Int) -> SQLiteError? {
        #expect(throws: SQLiteError.self) { try scratch.database.writer.write(body) }
    }
}
