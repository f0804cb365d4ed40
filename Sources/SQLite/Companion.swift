import CSQLite

/// An object of who works with a database that travels with each of its connections, so that whoever is lent a
/// transaction has it.
package protocol Companion: AnyObject, Sendable {
    /// What statements may call.
    var functions: [SQLFunction] { get }

    /// Called at the beginning of each transaction, in its snapshot; an error ends it before anything is done in it.
    func begin(_ transaction: borrowing Transaction<Reading>) throws
}

/// A function that SQL may call in a statement, and in nothing that stands in the schema.
package struct SQLFunction: Sendable {
    /// What it is called.
    package let name: String
    /// What it makes of its arguments; an error of it ends the statement, and its words are not shown.
    package let body: @Sendable ([Value]) throws -> Value

    /// Names a function of any number of arguments.
    package init(_ name: String, body: @escaping @Sendable ([Value]) throws -> Value) {
        self.name = name
        self.body = body
    }

    /// What SQLite keeps of it until the connection closes.
    private final class Registration {
        let body: @Sendable ([Value]) throws -> Value

        init(_ body: @escaping @Sendable ([Value]) throws -> Value) {
            self.body = body
        }
    }

    @unsafe func register(on handle: OpaquePointer) throws(SQLiteError) {
        let registration = unsafe Unmanaged.passRetained(Registration(body)).toOpaque()
        let code = unsafe sqlite3_create_function_v2(
            handle, name, -1, SQLITE_UTF8 | SQLITE_DIRECTONLY, registration,
            { context, count, arguments in unsafe SQLFunction.call(context, Int(count), arguments) }, nil, nil,
            { registration in
                guard let registration = unsafe registration else { return }
                unsafe Unmanaged<Registration>.fromOpaque(registration).release()
            })
        guard code == SQLITE_OK else { throw unsafe Statement.error(code, name, handle) }
    }

    private static func call(
        _ context: OpaquePointer?, _ count: Int, _ arguments: UnsafeMutablePointer<OpaquePointer?>?
    ) {
        guard let registration = unsafe sqlite3_user_data(context), let arguments = unsafe arguments else { return }
        let body = unsafe Unmanaged<Registration>.fromOpaque(registration).takeUnretainedValue().body
        do {
            let values = (0..<count).map { index in unsafe value(arguments[index]) }
            unsafe answer(context, try body(values))
        } catch {
            unsafe sqlite3_result_error(context, "the function refused its arguments", -1)
        }
    }

    private static func value(_ argument: OpaquePointer?) -> Value {
        switch unsafe sqlite3_value_type(argument) {
        case SQLITE_INTEGER: .integer(unsafe sqlite3_value_int64(argument))
        case SQLITE_FLOAT: .real(unsafe sqlite3_value_double(argument))
        case SQLITE_TEXT: .text(String(decoding: unsafe bytes(argument), as: UTF8.self))
        case SQLITE_BLOB: .blob(unsafe bytes(argument))
        default: .null
        }
    }

    private static func bytes(_ argument: OpaquePointer?) -> [UInt8] {
        let start = unsafe sqlite3_value_blob(argument)
        let count = unsafe Int(sqlite3_value_bytes(argument))
        return unsafe Array(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
    }

    private static func answer(_ context: OpaquePointer?, _ value: Value) {
        switch value {
        case .null: unsafe sqlite3_result_null(context)
        case .integer(let integer): unsafe sqlite3_result_int64(context, integer)
        case .real(let real): unsafe sqlite3_result_double(context, real)
        case .text(var text):
            text.withUTF8 { unsafe trede_result_text(context, $0.baseAddress, UInt64($0.count)) }
        case .blob(let bytes):
            unsafe bytes.withUnsafeBytes { unsafe trede_result_blob(context, $0.baseAddress, UInt64($0.count)) }
        }
    }
}
