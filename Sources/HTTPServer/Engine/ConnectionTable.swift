/// The open connections of a loop, found by descriptor.
struct ConnectionTable {
    private var slots: [Connection?] = []
    private var lastGeneration: UInt32 = 0
    private(set) var count = 0
    /// How many of them are there only to be told that there is no room.
    private(set) var refusedCount = 0

    subscript(descriptor: Int32) -> Connection? {
        let index = Int(descriptor)
        return index >= 0 && index < slots.count ? slots[index] : nil
    }

    /// The connection an event is about; nil when it was closed since.
    subscript(tag tag: UInt64) -> Connection? {
        let connection = self[Int32(truncatingIfNeeded: tag)]
        return connection?.tag == tag ? connection : nil
    }

    var all: [Connection] { slots.compactMap { $0 } }

    mutating func insert(_ descriptor: Int32, _ state: ConnectionState, _ admission: Admission?) -> Connection {
        // Generation 0 stands for what is not a connection.
        lastGeneration = lastGeneration == .max ? 1 : lastGeneration + 1
        let connection = Connection(descriptor, generation: lastGeneration, state, admission)
        let missing = Int(descriptor) + 1 - slots.count
        if missing > 0 { slots.append(contentsOf: repeatElement(nil, count: missing)) }
        slots[Int(descriptor)] = connection
        count += 1
        if admission == nil { refusedCount += 1 }
        return connection
    }

    mutating func remove(_ connection: Connection) {
        guard self[connection.descriptor] === connection else { return }
        slots[Int(connection.descriptor)] = nil
        count -= 1
        if connection.admission == nil { refusedCount -= 1 }
    }

    /// How many connections are doing what.
    var activities: [ServerStatistics.Activity: Int] {
        var counts: [ServerStatistics.Activity: Int] = [:]
        for case let connection? in slots { counts[connection.state.activity, default: 0] += 1 }
        return counts
    }

    /// The connections whose time has passed.
    func expired(at now: Moment) -> [Connection] {
        var expired: [Connection] = []
        for case let connection? in slots where connection.state.deadline <= now { expired.append(connection) }
        return expired
    }
}
