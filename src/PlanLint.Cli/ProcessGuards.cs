using System.Runtime.InteropServices;
using System.Text;

namespace PlanLint.Cli;

/// <summary>What is set up for the whole process before anything is read.</summary>
internal static class ProcessGuards
{
    /// <summary>The same number on Linux and macOS.</summary>
    private const int CoreSize = 4;

    private const string NullDevice = "/dev/null";

    private static readonly List<SafeHandle> Placeholders = [];

    /// <summary>
    /// No standard stream is closed, none that fails ends the process, and no core dump is written, which would hold the secrets of a plan.
    /// </summary>
    public static void SetUp()
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS())
        {
            FillStandardStreams();
            var none = default(Limit);
            _ = SetLimit(CoreSize, ref none);
        }
        Console.SetError(new UnfailingWriter());
    }

    /// <summary>
    /// A file that is opened takes the lowest free number. Were that of a closed standard stream free, messages would be written into a
    /// report or a plan; opened for reading, writing to it fails as it does to a closed one.
    /// </summary>
    private static void FillStandardStreams()
    {
        // An image or a chroot may lack /dev.
        string anything = File.Exists(NullDevice) ? NullDevice : Environment.ProcessPath!;
        while (true)
        {
            var handle = File.OpenHandle(anything);
            if ((int)handle.DangerousGetHandle() > 2)
            {
                handle.Dispose();
                return;
            }
            Placeholders.Add(handle);
        }
    }

    [DllImport("libc", EntryPoint = "setrlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int SetLimit(int resource, ref Limit limit);

    private struct Limit
    {
        public nuint Soft;
        public nuint Hard;
    }

    /// <summary>Standard error: when it cannot be written, there is nowhere left to say so, and the exit code has to do.</summary>
    private sealed class UnfailingWriter : TextWriter
    {
        private StreamWriter? inner;

        public override Encoding Encoding => Console.OutputEncoding;

        public override void Write(char value) => Try(w => w.Write(value));

        public override void Write(string? value) => Try(w => w.Write(value));

        public override void Write(char[] buffer, int index, int count) => Try(w => w.Write(buffer, index, count));

        public override void WriteLine(string? value) => Try(w => w.WriteLine(value));

        private void Try(Action<StreamWriter> write)
        {
            try
            {
                // Made when there is something to say: most runs are silent, and start-up counts.
                write(inner ??= new StreamWriter(Console.OpenStandardError(), Encoding, bufferSize: 256) { AutoFlush = true });
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
            {
                // Nowhere to say so.
            }
        }
    }
}
