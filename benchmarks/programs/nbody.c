// Five bodies under gravity: double precision arithmetic on structures in memory.
#include "program.h"

#define BODIES 5
#define DAYS_PER_YEAR 365.24
#define SOLAR_MASS 39.47841760435743

struct body {
  double x, y, z, vx, vy, vz, mass;
};

static const struct body initial[BODIES] = {
    {0, 0, 0, 0, 0, 0, SOLAR_MASS},
    {4.84143144246472082945e+00, -1.16032004402742839362e+00, -1.03622044471123109494e-01,
     1.66007664274403694959e-03 * DAYS_PER_YEAR, 7.69901118419740425080e-03 * DAYS_PER_YEAR,
     -6.90460016972063023554e-05 * DAYS_PER_YEAR, 9.54791938424326609124e-04 * SOLAR_MASS},
    {8.34336671824457987790e+00, 4.12479856412430479268e+00, -4.03523417114321381438e-01,
     -2.76742510726411899966e-03 * DAYS_PER_YEAR, 4.99852801234917238956e-03 * DAYS_PER_YEAR,
     2.30417297573763929463e-05 * DAYS_PER_YEAR, 2.85885980666130812119e-04 * SOLAR_MASS},
    {1.28943695621391310164e+01, -1.51111514016986312525e+01, -2.23307578892655733682e-01,
     2.96460137564761618652e-03 * DAYS_PER_YEAR, 2.37847173959480950349e-03 * DAYS_PER_YEAR,
     -2.96589568540237556131e-05 * DAYS_PER_YEAR, 4.36624404335156298062e-05 * SOLAR_MASS},
    {1.53796971148509165498e+01, -2.59193146099879641146e+01, 1.79258772950371181757e-01,
     2.68067772490389322511e-03 * DAYS_PER_YEAR, 1.62824170038242295431e-03 * DAYS_PER_YEAR,
     -9.51592254519715870971e-05 * DAYS_PER_YEAR, 5.15138902046611451304e-05 * SOLAR_MASS},
};

static struct body bodies[BODIES];

static void advance(double dt) {
  for (int i = 0; i < BODIES; i++) {
    struct body *a = &bodies[i];
    for (int j = i + 1; j < BODIES; j++) {
      struct body *b = &bodies[j];
      double dx = a->x - b->x, dy = a->y - b->y, dz = a->z - b->z;
      double squared = dx * dx + dy * dy + dz * dz;
      double magnitude = dt / (squared * __builtin_sqrt(squared));
      a->vx -= dx * b->mass * magnitude;
      a->vy -= dy * b->mass * magnitude;
      a->vz -= dz * b->mass * magnitude;
      b->vx += dx * a->mass * magnitude;
      b->vy += dy * a->mass * magnitude;
      b->vz += dz * a->mass * magnitude;
    }
  }
  for (int i = 0; i < BODIES; i++) {
    bodies[i].x += dt * bodies[i].vx;
    bodies[i].y += dt * bodies[i].vy;
    bodies[i].z += dt * bodies[i].vz;
  }
}

EXPORT int run(int n) {
  for (int i = 0; i < BODIES; i++) bodies[i] = initial[i];
  for (int i = 0; i < n; i++) advance(0.01);
  return (int)(bodies[1].x * 1e8);
}
