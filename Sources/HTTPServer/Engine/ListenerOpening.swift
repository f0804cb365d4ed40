internal import CLinux
internal import Glibc

/// Opens the sockets a server listens on.
enum ListenerOpening {
    /// What each loop listens on, and where that is.
    struct Opened {
        var listeners: [[Listener]]
        var addresses: [ListenAddress] = []
    }

    /// Opens all that the configuration names.
    ///
    /// A port has a socket for each loop, over which the kernel spreads connections; any other socket is shared by them.
    static func open(_ configuration: ServerConfiguration) throws(ServerError) -> Opened {
        var opened = Opened(listeners: [[Listener]](repeating: [], count: configuration.loopCount))
        for wanted in configuration.addresses {
            switch wanted {
            case .port: try openPort(wanted, &opened)
            case .file(let path):
                share(try file(path, wanted, mode: configuration.socketFileMode), &opened)
            case .inherited(let name):
                for socket in try configuration.inheritedSockets.taken(named: name) {
                    share(try inherited(socket), &opened)
                }
            }
        }
        return opened
    }

    private static func share(_ listener: Listener, _ opened: inout Opened) {
        for index in opened.listeners.indices { opened.listeners[index].append(listener) }
        opened.addresses.append(listener.address)
    }

    /// Fails if a server listens there already, whom a socket that shares its port would join without a word.
    private static func openPort(_ wanted: ListenAddress, _ opened: inout Opened) throws(ServerError) {
        if wanted.port != 0 { Socket.close(try bound(wanted, sharesPort: false)) }
        var address = wanted
        for index in opened.listeners.indices {
            let descriptor = try bound(address, sharesPort: true)
            address = Socket.address(of: descriptor) ?? address
            let listener = Listener(descriptor, address, isInherited: false, isShared: false)
            try begin(listener)
            opened.listeners[index].append(listener)
        }
        opened.addresses.append(address)
    }

    private static func bound(_ address: ListenAddress, sharesPort: Bool) throws(ServerError) -> Int32 {
        let descriptor = try opened(address)
        guard Socket.setOption(descriptor, SOL_SOCKET, SO_REUSEADDR),
            !sharesPort || Socket.setOption(descriptor, SOL_SOCKET, SO_REUSEPORT),
            Socket.bindTo(descriptor, address)
        else { throw failure(descriptor, address) }
        return descriptor
    }

    /// A socket in the file system; connections are refused until its permissions are right.
    private static func file(
        _ path: String, _ address: ListenAddress, mode: UInt32
    ) throws(ServerError) -> Listener {
        try SocketFile.clear(path, address)
        let descriptor = try opened(address)
        guard Socket.bindTo(descriptor, address), unsafe chmod(path, mode) == 0 else {
            throw failure(descriptor, address)
        }
        let listener = Listener(
            descriptor, address, isInherited: false, isShared: true, file: SocketFile(path))
        try begin(listener)
        return listener
    }

    private static func inherited(_ descriptor: Int32) throws(ServerError) -> Listener {
        guard Socket.isListening(descriptor), let address = Socket.address(of: descriptor) else {
            throw ServerError("descriptor \(descriptor) is no stream socket that listens", 0)
        }
        guard fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK) == 0,
            fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0
        else { throw ServerError("fcntl", errno) }
        return Listener(descriptor, address, isInherited: true, isShared: true)
    }

    private static func begin(_ listener: Listener) throws(ServerError) {
        guard listen(listener.descriptor, Limits.backlogMax) == 0 else {
            throw ServerError("listen on \(listener.address)", errno)
        }
    }

    private static func opened(_ address: ListenAddress) throws(ServerError) -> Int32 {
        guard let (storage, _) = address.storage else { throw ServerError("\(address) is no address", 0) }
        let descriptor = trede_stream_socket(Int32(storage.ss_family))
        guard descriptor >= 0 else { throw ServerError("socket", -descriptor) }
        return descriptor
    }

    private static func failure(_ descriptor: Int32, _ address: ListenAddress) -> ServerError {
        let code = errno
        Socket.close(descriptor)
        return ServerError("listen on \(address)", code)
    }
}
