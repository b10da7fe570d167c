using PlanLint.Benchmarks.Plans;

return args switch
{
    ["plans", .. var rest] => PlanCommand.Run(rest),
    _ => 0,
};
