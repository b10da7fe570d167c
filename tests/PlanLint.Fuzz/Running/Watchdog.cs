using System.IO.MemoryMappedFiles;
using System.Text;

namespace PlanLint.Fuzz.Running;

/// <summary>
/// Keeps the input that is running in a file that outlives the process, and ends the process when the input does not end. What is found
/// in the file at the next start ended the process: a hang, or a death such as a stack overflow.
/// </summary>
internal sealed class Watchdog : IDisposable
{
    private const int Capacity = 1 << 20;
    private static readonly TimeSpan MostCpu = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan MostTime = TimeSpan.FromMinutes(5);

    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor view;
    private readonly Timer timer;
    private long running, watched;
    private TimeSpan cpuThen;
    private long timeThen;

    /// <summary>A watchdog over a file.</summary>
    public Watchdog(string path)
    {
        file = MemoryMappedFile.CreateFromFile(path, FileMode.OpenOrCreate, null, Capacity);
        view = file.CreateViewAccessor();
        timer = new Timer(_ => Look(), null, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2));
    }

    /// <summary>The target and input that ended an earlier process; null for none.</summary>
    public (string Target, string Input)? Left()
    {
        int length = view.ReadInt32(0);
        if (length is <= 0 or > Capacity - 4) return null;
        byte[] bytes = new byte[length];
        view.ReadArray(4, bytes, 0, length);
        view.Write(0, 0);
        string text = RawText.Decode(bytes);
        int end = text.IndexOf('\n', StringComparison.Ordinal);
        return end < 0 ? null : (text[..end], text[(end + 1)..]);
    }

    /// <summary>An input starts.</summary>
    public void Begin(string target, string input)
    {
        byte[] bytes = RawText.Encode($"{target}\n{input}");
        int length = Math.Min(bytes.Length, Capacity - 4);
        view.WriteArray(4, bytes, 0, length);
        view.Write(0, length);
        Interlocked.Increment(ref running);
    }

    /// <summary>The input ended.</summary>
    public void End()
    {
        Interlocked.Increment(ref running);
        view.Write(0, 0);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        timer.Dispose();
        view.Dispose();
        file.Dispose();
    }

    private void Look()
    {
        long now = Interlocked.Read(ref running);
        if (now != watched || now % 2 == 0)
        {
            (watched, cpuThen, timeThen) = (now, Environment.CpuUsage.TotalTime, Environment.TickCount64);
            return;
        }
        if (Environment.CpuUsage.TotalTime - cpuThen < MostCpu && Environment.TickCount64 - timeThen < MostTime.TotalMilliseconds) return;
        Console.Error.WriteLine("planlint-fuzz: an input does not end; start again to have it reported");
        Environment.Exit(3);
    }
}
