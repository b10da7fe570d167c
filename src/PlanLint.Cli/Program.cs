using PlanLint.Cli;

ProcessGuards.SetUp();
// A rule of another's assembly may end the process; that must not look like a check that passed.
bool isOver = false;
AppDomain.CurrentDomain.ProcessExit += (_, _) =>
{
    if (isOver || Environment.ExitCode != 0) return;
    Console.Error.WriteLine("planlint: a rule ended the process before the work was done");
    Environment.ExitCode = 2;
};
int exitCode = CommandLine.Run(args);
isOver = true;
// Threads that a rule left behind are not waited for.
Environment.Exit(exitCode);
