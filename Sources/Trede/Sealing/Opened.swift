internal import SQLite

/// What was sealed in one row, opened; its values count from 0, as columns do.
package struct Opened: Columns, Sendable {
    let values: [Value]

    /// Tells whether nothing stands there.
    package func isNull(_ column: Int32) throws -> Bool { try value(column) == .null }

    /// The integer there.
    package func integer(_ column: Int32) throws -> Int64 {
        guard case .integer(let number) = try value(column) else { throw CorruptColumn(column: column) }
        return number
    }

    /// The text there.
    package func text(_ column: Int32) throws -> String {
        guard case .text(let text) = try value(column) else { throw CorruptColumn(column: column) }
        return text
    }

    /// The bytes there.
    package func blob(_ column: Int32) throws -> [UInt8] {
        guard case .blob(let bytes) = try value(column) else { throw CorruptColumn(column: column) }
        return bytes
    }

    private func value(_ column: Int32) throws -> Value {
        guard values.indices.contains(Int(column)) else { throw CorruptColumn(column: column) }
        return values[Int(column)]
    }
}
