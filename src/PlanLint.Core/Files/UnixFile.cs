using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace PlanLint.Files;

/// <summary>
/// What .NET does not offer on Unix: to open without waiting for the other side of a pipe, to tell what kind of file a name or a
/// descriptor stands for, to keep its owner. Nothing is known of kinds and owners but on Linux; elsewhere <see cref="TryGetEntry(string, bool)"/> is null.
/// </summary>
internal static class UnixFile
{
    private const int NotFound = 2, NotAFolder = 20;
    private const int SizeOfStatx = 256;
    private const int HandleItself = 0x1000, NoFollow = 0x100, CurrentDirectory = -100;
    private const uint BasicStats = 0x7ff;
    private static bool hasStatx = OperatingSystem.IsLinux();

    /// <summary>Opens a file to read it, and never waits.</summary>
    public static SafeFileHandle OpenRead(string path, bool followsLinks)
    {
        int nonBlocking = OperatingSystem.IsLinux() ? 0x800 : 0x4, closeOnExec = OperatingSystem.IsLinux() ? 0x80000 : 0x1000000;
        int noFollow = !OperatingSystem.IsLinux()
            ? 0x100
            : RuntimeInformation.ProcessArchitecture is Architecture.Arm or Architecture.Arm64 or Architecture.Ppc64le ? 0x8000 : 0x20000;
        int descriptor = Open(Utf8(path), nonBlocking | closeOnExec | (followsLinks ? 0 : noFollow));
        return descriptor >= 0 ? new SafeFileHandle(descriptor, ownsHandle: true) : throw Failure(path);
    }

    /// <summary>What a path stands for; null where the system does not tell.</summary>
    public static FileEntry? TryGetEntry(string path, bool followsLinks) => TryGetEntry(CurrentDirectory, path, followsLinks ? 0 : NoFollow);

    /// <summary>What was opened; null where the system does not tell.</summary>
    public static FileEntry? TryGetEntry(SafeFileHandle handle) => TryGetEntry((int)handle.DangerousGetHandle(), "", HandleItself);

    /// <summary>Waits until the disk knows the names in a folder; file systems that cannot are left alone.</summary>
    public static void FlushFolder(string path)
    {
        using var folder = OpenRead(path, followsLinks: true);
        _ = Sync((int)folder.DangerousGetHandle());
    }

    /// <summary>Gives a file away; false when this user may not.</summary>
    public static bool TryChangeOwner(string path, uint owner, uint group) => ChangeOwner(Utf8(path), owner, group) == 0;

    /// <summary>Writes where a descriptor stands; the number of bytes taken.</summary>
    public static int Write(int descriptor, ReadOnlySpan<byte> bytes)
    {
        nint written = Write(descriptor, bytes.ToArray(), bytes.Length);
        return written > 0 ? (int)written : throw Failure($"descriptor {descriptor}");
    }

    private static FileEntry? TryGetEntry(int folder, string path, int flags)
    {
        if (!hasStatx) return null;
        byte[] answer = new byte[SizeOfStatx];
        try
        {
            if (Statx(folder, Utf8(path), flags, BasicStats, answer) != 0)
                return new FileEntry(Marshal.GetLastPInvokeError() is NotFound or NotAFolder ? FileEntryKind.Absent : FileEntryKind.Unreachable);
        }
        catch (EntryPointNotFoundException)
        {
            hasStatx = false;
            return null;
        }
        int mode = BitConverter.ToUInt16(answer, 28);
        var kind = (mode & 0xF000) switch
        {
            0x8000 => FileEntryKind.File,
            0x4000 => FileEntryKind.Folder,
            0xA000 => FileEntryKind.Link,
            0x1000 => FileEntryKind.Pipe,
            0x2000 => FileEntryKind.Device,
            _ => FileEntryKind.Other,
        };
        return new FileEntry(kind, kind == FileEntryKind.File
            ? BitConverter.ToInt64(answer, 40)
            : 0, (UnixFileMode)(mode & 0xFFF), BitConverter.ToUInt32(answer, 20), BitConverter.ToUInt32(answer, 24));
    }

    private static byte[] Utf8(string path) => Encoding.UTF8.GetBytes(path + '\0');

    private static Exception Failure(string path)
    {
        const int notPermitted = 1, denied = 13;
        int error = Marshal.GetLastPInvokeError();
        string message = $"{Marshal.GetPInvokeErrorMessage(error)}: '{path}'";
        return error switch
        {
            NotFound or NotAFolder => new FileNotFoundException(message, path),
            notPermitted or denied => new UnauthorizedAccessException(message),
            _ => new IOException(message),
        };
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Statx(int folder, byte[] path, int flags, uint mask, byte[] answer);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Sync(int descriptor);

    [DllImport("libc", EntryPoint = "chown", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int ChangeOwner(byte[] path, uint owner, uint group);

    [DllImport("libc", EntryPoint = "write", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern nint Write(int descriptor, byte[] bytes, nint count);
}
