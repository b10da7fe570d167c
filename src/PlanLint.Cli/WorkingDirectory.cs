namespace PlanLint.Cli;

/// <summary>The directory that the tool was started in.</summary>
internal static class WorkingDirectory
{
    /// <summary>False when it was removed since a shell went there.</summary>
    public static bool IsThere()
    {
        try
        {
            return Environment.CurrentDirectory.Length > 0;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
