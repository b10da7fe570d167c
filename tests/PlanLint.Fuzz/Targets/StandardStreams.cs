using System.Runtime.InteropServices;

namespace PlanLint.Fuzz.Targets;

/// <summary>Standard input that is empty and standard output that is a file, for commands that open them themselves.</summary>
internal sealed partial class StandardStreams
{
    private readonly FileStream output;
    private readonly FileStream input = new("/dev/null", FileMode.Open, FileAccess.Read);

    /// <summary>Takes both from the process.</summary>
    public StandardStreams()
    {
        output = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.ReadWrite, 1, FileOptions.DeleteOnClose);
        if (dup2((int)input.SafeFileHandle.DangerousGetHandle(), 0) < 0 || dup2((int)output.SafeFileHandle.DangerousGetHandle(), 1) < 0) throw new InvalidOperationException("standard streams cannot be replaced");
    }

    /// <summary>Forgets what was written.</summary>
    public void Clear()
    {
        output.SetLength(0);
        output.Position = 0;
    }

    /// <summary>What was written.</summary>
    public string Read()
    {
        output.Position = 0;
        byte[] bytes = new byte[output.Length];
        output.ReadExactly(bytes);
        return RawText.Decode(bytes);
    }

    [LibraryImport("libc")]
    private static partial int dup2(int from, int to);
}
