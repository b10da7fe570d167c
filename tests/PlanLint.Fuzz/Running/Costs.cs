using System.Runtime.InteropServices;

namespace PlanLint.Fuzz.Running;

/// <summary>What work on this thread costs.</summary>
internal static partial class Costs
{
    private const int ThreadCpuClock = 3;

    /// <summary>Processor time of this thread; of the process where the system does not tell.</summary>
    public static TimeSpan Cpu() =>
        OperatingSystem.IsLinux() && clock_gettime(ThreadCpuClock, out var time) == 0 ? new TimeSpan(time.Seconds * TimeSpan.TicksPerSecond + time.Nanoseconds / 100) : Environment.CpuUsage.TotalTime;

    /// <summary>The most memory the process had at a time, in bytes.</summary>
    public static long PeakMemory() => System.Diagnostics.Process.GetCurrentProcess().PeakWorkingSet64;

    [LibraryImport("libc")]
    private static partial int clock_gettime(int clock, out TimeSpec time);

    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
